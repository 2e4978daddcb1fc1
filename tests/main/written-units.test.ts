import { beforeEach, describe, expect, it } from 'vitest';
import { createEquipmentRepository } from '../../main/equipment/repository.ts';
import { toUnit } from '../../main/equipment/unit-row.ts';
import { createWrittenUnits } from '../../main/equipment/written-units.ts';
import { createValueWriter } from '../../main/fields/value-writer.ts';
import { Unit } from '../../shared/equipment.ts';
import { createSurveyDesk, type SurveyDesk } from '../support/survey-desk.ts';

// Units of a list are sent as they were written before; what they say is what is read of each.

const today = '2026-06-15';
let desk: SurveyDesk;
/** A unit with all names, and the one that it belongs to. */
let whole: number;
let part: number;
beforeEach(async () => {
  desk = await createSurveyDesk(`${today}T10:30:00`);
  const { lookups, people, equipment, fields } = desk.api;
  const named = async (kind: 'manufacturer' | 'department' | 'facility') =>
    (await lookups.create({ kind, name: `A ${kind}` })).id;
  const person = async (name: string) =>
    (
      await people.create({
        name: `Doe, ${name}`,
        roles: ['contact', 'supervisor', 'physician'],
        email: `${name}@example.org`,
      })
    ).id;
  whole = await desk.unit(['acr'], { model: 'whole' });
  part = (
    await equipment.create({
      classId: desk.classId,
      subclassId: (await lookups.create({ kind: 'subclass', name: 'A subclass', classId: desk.classId })).id,
      manufacturerId: await named('manufacturer'),
      departmentId: await named('department'),
      facilityId: await named('facility'),
      contactId: await person('contact'),
      supervisorId: await person('supervisor'),
      physicianId: await person('physician'),
      installedOn: '2020-01-01',
      parentId: whole,
      custom: { [(await fields.create({ label: 'Note', kind: 'text' })).id]: 'held' },
    })
  ).id;
});

const everything = { includeRetired: true, includePlanned: true, includeNotCovered: true };

describe('a list', () => {
  const listed = async () => (await desk.api.equipment.list({ filters: everything })).items;
  const readOneByOne = () => Promise.all([whole, part].map((id) => desk.api.equipment.get({ id })));
  const same = async () => expect(await listed()).toEqual(await readOneByOne());

  it('answers the same units again, and those that changed as they are', async () => {
    const { equipment, findings, compliance } = desk.api;
    await same();
    await same();
    const edit = async (id: number, fields: object) => {
      const { version } = await equipment.get({ id });
      await equipment.update({ id, version, ...fields });
      await same();
    };
    await edit(part, { room: '12', notes: 'Ünïcode “quoted” \\ \u2028' });
    await edit(whole, { model: 'renamed' });
    await edit(whole, { retired: true });
    await edit(part, { retired: true });
    await edit(part, { parentId: null, retired: false });
    await edit(whole, { parentId: part, retired: false });
    const { id, version } = await findings.create({ unitId: part, description: 'Broken', severity: 'blocking' });
    await same();
    expect((await listed()).map((unit) => unit.doNotUse)).toEqual([false, true]);
    await findings.update({ id, version, severity: 'minor' });
    await same();
    await compliance.recordTest({ unitId: whole, type: 'Annual', testDate: '2026-06-01', outcome: 'pass' });
    await same();
    const added = await desk.unit();
    expect((await listed()).map((unit) => unit.id)).toEqual([whole, part, added]);
  });

  it('follows the calendar', async () => {
    await desk.api.equipment.update({ id: part, version: 1, warrantyUntil: today });
    await same();
    desk.setClock('2026-06-16T00:00:01');
    await same();
    expect((await listed())[1]?.warnings).toMatchObject([{ code: 'expired' }]);
  });
});

describe('units that are kept as they were written', () => {
  function opened() {
    const { db } = desk;
    const repository = createEquipmentRepository(db);
    const values = createValueWriter(db);
    const reads: number[] = [];
    const read = (ids: readonly number[]) => {
      const custom = values.of(ids);
      return repository.getMany(ids).map((row) => toUnit(row, custom.get(row.id), today));
    };
    const written = createWrittenUnits(db, (ids) => {
      reads.push(...ids);
      return read(ids);
    });
    const ids = [part, 999, whole];
    const sent = () => written(ids, today).map((text) => JSON.parse(text));
    const fresh = () => read(ids).map((unit) => Unit.parse(unit));
    expect(sent()).toEqual(fresh());
    return { db, written, sent, fresh, reads };
  }

  it('are read once while nothing changes, and only those that change again', () => {
    const { db, sent, reads } = opened();
    sent();
    // A number that does not exist is asked for each time.
    expect(reads).toEqual([part, 999, whole, 999]);
    db.prepare(`UPDATE units SET room = 'x', parent_id = NULL WHERE id = ?`).run(part);
    sent();
    expect(reads.slice(4)).toEqual([part, 999, whole]);
    db.prepare(`UPDATE units SET room = 'y' WHERE id = ?`).run(part);
    sent();
    expect(reads.slice(7)).toEqual([part, 999]);
  });

  it.each([
    `UPDATE units SET room = 'x'`,
    `UPDATE units SET model = 'other', next_limit_on = '2026-01-01' WHERE parent_id IS NULL`,
    'UPDATE units SET parent_id = NULL',
    `UPDATE units SET retired = 1, retired_on = '2026-01-01' WHERE parent_id IS NOT NULL`,
    'DELETE FROM units WHERE parent_id IS NOT NULL',
    `UPDATE classes SET name = 'x', name_folded = 'x'`,
    'UPDATE subclasses SET lifetime_years = 3, estimated_cost = 5',
    `UPDATE manufacturers SET name = 'x', name_folded = 'x'`,
    `UPDATE departments SET name = 'x', name_folded = 'x'`,
    `UPDATE facilities SET full_name = 'x', address = 'y'`,
    `UPDATE people SET phone = '1' WHERE name = 'Doe, contact'`,
    `UPDATE people SET name = 'x' WHERE name = 'Doe, physician'`,
    `UPDATE custom_values SET value = 'other'`,
    'DELETE FROM custom_values',
    `INSERT INTO findings (unit_id, description, search_text, severity, reported_on, reported_by, created_at, updated_at)
       SELECT id, 'x', 'x', 'blocking', '${today}', 'x', '${today}', '${today}' FROM units`,
  ])('follow %s, and are left alone when it is taken back', (sql) => {
    const { db, sent, fresh, reads } = opened();
    const before = fresh();
    db.exec('PRAGMA foreign_keys = OFF');
    db.exec(`BEGIN; ${sql}`);
    expect(fresh()).not.toEqual(before);
    expect(sent).toThrow('inside a transaction');
    db.exec('ROLLBACK');
    reads.length = 0;
    expect(sent()).toEqual(before);
    expect(reads).toEqual([999]);
    db.exec(sql);
    expect(sent()).toEqual(fresh());
    expect(sent()).not.toEqual(before);
  });

  it('make room for others', () => {
    const { db, written, reads } = opened();
    const columns = db
      .prepare<[], string>(`SELECT name FROM pragma_table_info('units') WHERE name <> 'id'`)
      .pluck()
      .all();
    const many = Array.from({ length: 3100 }, (_, at) => 1001 + at);
    db.prepare(
      `INSERT INTO units (id, ${columns.join()}) SELECT value, ${columns.map((name) => `u.${name}`).join()}
       FROM json_each(?), units u WHERE u.id = ?`,
    ).run(JSON.stringify(many), whole);
    for (let at = 0; at < many.length; at += 100) expect(written(many.slice(at, at + 100), today)).toHaveLength(100);
    reads.length = 0;
    written([...many.slice(0, 2), ...many.slice(-100)], today);
    expect(reads).toEqual(many.slice(0, 2));
  });
});
