import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../shared/people.ts';
import { csv, deskOf } from '../support/import-desk.ts';
import { remsDatabase } from '../support/rems-database.ts';
import { createSurveyDesk, type SurveyDesk } from '../support/survey-desk.ts';

let desk: SurveyDesk;
beforeEach(async () => {
  desk = await createSurveyDesk();
});

const person = (name: string) =>
  desk.api.people.create({ name, email: `${name.toLowerCase()}@clinic.org`, roles: ['contact', 'physicist'] });

/** Two records of one person, the first merged into the second. */
async function merged(from = 'Ann', into = 'Anne'): Promise<readonly [Person, Person]> {
  const ends = [await person(from), await person(into)] as const;
  await merge(...ends);
  return ends;
}

async function merge({ id: fromId }: Person, { id: intoId }: Person) {
  const { version } = await desk.api.people.get({ id: fromId });
  await desk.api.people.merge({ fromId, fromVersion: version, intoId });
}

describe('a filter by somebody who was merged', () => {
  it('reads as the one to whom they went in the end: findings, bookings, the planner and its load', async () => {
    const { findings, bookings, planner } = desk.api;
    const [ann, anne] = await merged();
    const bea = await person('Bea');
    const unitId = await desk.unit();
    const finding = await findings.create({ unitId, description: 'x', severity: 'minor', ownerId: anne.id });
    const [booking] = (await bookings.create({ items: [{ unitId, scheduledOn: '2025-07-09', assigneeId: anne.id }] }))
      .items;
    await merge(anne, bea);
    const found = async ({ id }: Person) => {
      const assigneeId = [id];
      const range = await planner.range({ from: '2025-07-01', to: '2025-07-31', assigneeId });
      return [
        (await findings.list({ ownerId: [id] })).items.map((one) => one.id),
        (await bookings.list({ assigneeId })).items.map((one) => one.id),
        range.bookings.map((one) => one.id),
        range.load.map(({ personId }) => personId),
      ];
    };
    const everything = [[finding.id], [booking?.id], [booking?.id], [bea.id]];
    for (const one of [ann, anne, bea]) expect(await found(one)).toEqual(everything);
    await desk.api.people.unmerge({ fromId: anne.id });
    expect(await found(bea)).toEqual([[], [], [], []]);
    expect(await found(ann)).toEqual([[finding.id], [booking?.id], [booking?.id], [anne.id]]);
  });
});

describe('files that still name somebody who was merged', () => {
  it('name the other one on units, by number, by address and by name', async () => {
    const [ann, anne] = await merged();
    const equipment = deskOf(desk.test, 'equipment', 'operator');
    const { import: done, said } = await equipment.import(
      csv(
        'equipment_class,contact_id,contact_person,contact_email',
        `CT,${ann.id},Ann,`,
        'CT,,Ann,',
        'CT,,,ann@clinic.org',
        `CT,${ann.id},,ann@clinic.org`,
      ),
    );
    expect(said('error')).toEqual([]);
    expect(done.counts).toMatchObject({ created: 4 });
    const { items } = await desk.api.equipment.list({});
    expect(items.map(({ contactId }) => contactId)).toEqual([anne.id, anne.id, anne.id, anne.id]);
    expect(await desk.api.people.get({ id: ann.id })).toMatchObject({ active: false, roles: ann.roles });
  });

  it('name the other one on surveys', async () => {
    const [ann, anne] = await merged();
    const unitId = await desk.unit();
    const tests = deskOf(desk.test, 'tests', 'operator');
    const row = `${unitId},Annual,2025-03-01`;
    const { import: done } = await tests.import(
      csv('eq_id,test_type,test_date,performed_by_id,reviewed_by_id,reviewed_by', `${row},${ann.id},,Ann`),
    );
    expect(done.counts).toMatchObject({ created: 1, warnings: 0 });
    const { items } = await desk.api.compliance.tests({ unitId });
    expect(items).toMatchObject([{ performedById: anne.id, reviewedById: anne.id }]);
  });

  it('change nobody: a row about the merged record is refused with where it went', async () => {
    const [ann] = await merged();
    const before = await desk.api.people.get({ id: ann.id });
    const people = deskOf(desk.test, 'people', 'operator');
    const { import: done, said } = await people.check(
      csv('id,name,email,phone', `${ann.id},Ann,new@clinic.org,1`, ',Ann B,ann@clinic.org,2'),
    );
    expect(done.counts).toMatchObject({ updated: 0, created: 0, errors: 2 });
    const sentence = 'Ann was merged into Anne. Name Anne instead, or undo the merge first.';
    expect(said('error')).toEqual([`2 name ${sentence}`, `3 name ${sentence}`]);
    expect(await desk.api.people.get({ id: ann.id })).toEqual(before);
  });

  it('of a REMS lead to the other one, who keeps name and address', async () => {
    const rems = deskOf(desk.test, 'rems', 'operator');
    const load = async (edit = '') =>
      rems.apply((await rems.check(remsDatabase(edit).bytes(), 'rems.sqlite3')).import.id);
    await load();
    const [jane, nick] = [await desk.api.people.get({ id: 23 }), await desk.api.people.get({ id: 21 })];
    await merge(jane, nick);
    const kept = [await desk.api.people.get({ id: 23 }), await desk.api.people.get({ id: 21 })];
    const { import: again, said } = await load();
    expect(again.counts).toMatchObject({ created: 0, updated: 0, errors: 0 });
    expect(said('remark').join()).toContain(
      'Doe, Jane was merged into Bevins, Nick here; units and surveys of the file go to Bevins, Nick.',
    );
    expect(await desk.api.equipment.get({ id: 101 })).toMatchObject({ physicianId: 21 });
    const address = `DELETE FROM personnel WHERE id = 23; UPDATE personnel SET email = 'jane@example.org' WHERE id = 21`;
    expect((await load(address)).said('remark').join()).toContain(
      'jane@example.org is the address of Doe, Jane here; Bevins, Nick keeps nick@example.org.',
    );
    expect([await desk.api.people.get({ id: 23 }), await desk.api.people.get({ id: 21 })]).toEqual(kept);
  });

  it('are not undone while a merge still names whom they brought', async () => {
    const people = deskOf(desk.test, 'people', 'operator');
    const brought = await people.import(csv('id,name,email,contact', '31,Ann,ann@clinic.org,TRUE'));
    const ann = await desk.api.people.create({ name: 'Anne', email: 'anne@clinic.org', roles: ['contact'] });
    await merge(ann, await desk.api.people.get({ id: 31 }));
    await expect(people.undo(brought.import.id)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('uses what it brought'),
    });
  });
});
