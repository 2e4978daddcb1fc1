import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { createEquipmentRepository, type EquipmentRepository } from '../../main/equipment/repository.ts';
import type { UnitFilters } from '../../shared/lists.ts';
import { openDatabaseOf } from '../support/database.ts';
import { createSurveyDesk, type SurveyDesk } from '../support/survey-desk.ts';

// The units of several chips, which are kept one by one, are those that the database finds for all of them.

const today = '2026-06-15';
let desk: SurveyDesk;
let repository: EquipmentRepository;
beforeEach(async () => {
  desk = await createSurveyDesk(`${today}T10:30:00`);
  const { lookups } = desk.api;
  for (const name of ['One', 'Two']) {
    for (const kind of ['class', 'manufacturer', 'department', 'facility'] as const) {
      await lookups.create({ kind, name: `${kind} ${name}` });
    }
    await lookups.create({ kind: 'subclass', name: `subclass ${name}`, classId: desk.classId });
  }
  for (let unit = 1; unit <= 8; unit += 1) await desk.unit();
  repository = createEquipmentRepository(desk.db);
});

const chip = fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 2 }), { maxLength: 2 }), { nil: undefined });
const flag = fc.option(fc.boolean(), { nil: undefined });
const filters: fc.Arbitrary<UnitFilters> = fc.record({
  classId: chip,
  subclassId: chip,
  manufacturerId: chip,
  departmentId: chip,
  facilityId: chip,
  unitId: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 6 }), { nil: undefined }),
  includeRetired: flag,
  includePlanned: flag,
  radiologyOwned: flag,
});

const edit = fc
  .tuple(
    fc.constantFrom(
      ...['class_id', 'subclass_id', 'manufacturer_id', 'department_id', 'facility_id'],
      ...['retired', 'planned', 'radiology_owned', 'room'],
    ),
    fc.integer({ min: 1, max: 2 }),
    fc.integer({ min: 1, max: 8 }),
  )
  .map(
    ([column, value, id]) =>
      `UPDATE units SET ${column} = ${value - (column.endsWith('_id') ? 0 : 1)} WHERE id = ${id}`,
  );

it('after any changes, taken back or not, here and beside', async () => {
  const { db } = desk;
  const beside = await openDatabaseOf(desk.test.folder);
  for (const one of [db, beside]) one.exec('PRAGMA foreign_keys = OFF');
  const all = `UPDATE units SET subclass_id = 1, manufacturer_id = 1, department_id = 1, facility_id = 1`;
  fc.assert(
    fc.property(
      fc.array(filters, { minLength: 1, maxLength: 4 }),
      fc.array(fc.record({ sql: edit, where: fc.constantFrom('here', 'beside', 'taken back') }), { maxLength: 6 }),
      (choices, edits) => {
        db.exec(all);
        const look = () => {
          for (const choice of choices) {
            const found = repository.chosen({ filters: choice }, today);
            expect(found, JSON.stringify(choice)).toEqual(repository.ids({ filters: choice }, today));
          }
        };
        look();
        for (const { sql, where } of edits) {
          if (where === 'beside') beside.exec(sql);
          else {
            db.exec(`BEGIN; ${sql}`);
            for (const choice of choices) expect(repository.chosen({ filters: choice }, today)).toBeUndefined();
            db.exec(where === 'here' ? 'COMMIT' : 'ROLLBACK');
          }
          look();
        }
      },
    ),
    { numRuns: 60 },
  );
});

it('are kept until a column changes that filters look at', () => {
  const one = () => repository.chosen({ filters: { classId: [1] } }, today);
  const first = one();
  expect(repository.chosen({ filters: { classId: [1], facilityId: [1] } }, today)).toEqual([]);
  desk.db.exec(`UPDATE units SET room = 'x', next_limit_on = '2026-01-01'`);
  expect(one()).toBe(first);
  desk.db.exec('UPDATE units SET facility_id = 1 WHERE id = 3');
  expect(one()).not.toBe(first);
  expect(repository.chosen({ filters: { classId: [1], facilityId: [1] } }, today)).toEqual([3]);
});
