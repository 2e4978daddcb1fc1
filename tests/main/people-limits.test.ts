import { beforeEach, describe, expect, it } from 'vitest';
import type { Person, PersonRole } from '../../shared/people.ts';
import { repeatRow } from '../support/repeat-row.ts';
import { createSurveyDesk, type SurveyDesk } from '../support/survey-desk.ts';

let desk: SurveyDesk;
let ann: Person;
let anne: Person;
const person = (name: string, roles: PersonRole[]) =>
  desk.api.people.create({ name, email: `${name.toLowerCase()}@clinic.org`, roles });
const ends = () => ({ fromId: ann.id, intoId: anne.id });
const refused = (message: RegExp) => ({ code: 'INVALID', message: expect.stringMatching(message) });

beforeEach(async () => {
  desk = await createSurveyDesk();
  ann = await person('Ann', ['contact', 'physicist']);
  anne = await person('Anne', ['contact', 'physicist']);
});

describe('very many records that name a person', () => {
  it('are not merged at once when they are units: some are changed first, and then the rest goes', async () => {
    const { people, equipment } = desk.api;
    const unitId = await desk.unit([], { contactId: ann.id, supervisorId: ann.id });
    repeatRow(desk.db, 'units', unitId, 3_000);
    const refusal = refused(/^3001 units would change, and a merge changes at most 3000\. Change some of them/);
    await expect(people.mergePreview(ends())).rejects.toMatchObject(refusal);
    await expect(people.merge({ ...ends(), fromVersion: ann.version })).rejects.toMatchObject(refusal);
    expect(await people.get({ id: ann.id })).toMatchObject({ active: true, mergedInto: null });
    await equipment.update({ id: unitId, version: 1, contactId: null, supervisorId: null });
    expect(await people.mergePreview(ends())).toMatchObject({ units: 3_000 });
  });

  it('are not merged at once when they are surveys either, unless the other way round there are fewer', async () => {
    const { people, compliance } = desk.api;
    const testId = await desk.survey(await desk.unit(), '2025-05-01');
    const { version } = await compliance.test({ id: testId });
    const named = { performedById: ann.id, reviewedById: ann.id };
    await compliance.updateTest({ id: testId, version, ...named, reason: 'Named.' });
    repeatRow(desk.db, 'tests', testId, 5_000);
    const refusal = refused(
      /^Surveys, bookings, findings and documents name Ann 10002 times, and a merge changes at most 10000\. Merge the other way round/,
    );
    await expect(people.mergePreview(ends())).rejects.toMatchObject(refusal);
    await expect(people.merge({ ...ends(), fromVersion: ann.version })).rejects.toMatchObject(refusal);
    expect(await people.mergePreview({ fromId: anne.id, intoId: ann.id })).toMatchObject({ tests: 0 });
    desk.db.exec('DELETE FROM tests WHERE id = (SELECT max(id) FROM tests)');
    expect(await people.mergePreview(ends())).toMatchObject({ tests: 5_000 });
  });

  it('are not handed over at once: fewer parts, or some in the list of units first', async () => {
    const { people } = desk.api;
    repeatRow(desk.db, 'units', await desk.unit([], { contactId: ann.id }), 5_000);
    const handOver = { fromId: ann.id, toId: anne.id, parts: ['contact' as const] };
    const refusal = refused(
      /^These are 5001 records; at most 5000 are handed over at once\. Choose fewer parts, or change/,
    );
    await expect(people.previewReassign(handOver)).rejects.toMatchObject(refusal);
    await expect(people.reassign({ ...handOver, proof: '' })).rejects.toMatchObject(refusal);
    desk.db.exec('DELETE FROM units WHERE id = (SELECT max(id) FROM units)');
    expect(await people.previewReassign(handOver)).toMatchObject({ total: 5_000 });
  });
});
