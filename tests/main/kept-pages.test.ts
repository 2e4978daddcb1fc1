import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createEquipmentRepository } from '../../main/equipment/repository.ts';
import { unitSortKeys } from '../../shared/equipment.ts';
import { createSurveyDesk, type SurveyDesk } from '../support/survey-desk.ts';

// A page of sorted units that is kept is the one that the database answers.

const today = '2026-06-15';
let desk: SurveyDesk;
beforeEach(async () => {
  desk = await createSurveyDesk(`${today}T10:30:00`);
  const { lookups, people } = desk.api;
  const lists = ['class', 'manufacturer', 'department', 'facility'] as const;
  for (const kind of lists) for (const name of ['One', 'Two']) await lookups.create({ kind, name: `${kind} ${name}` });
  for (const name of ['One', 'Two']) {
    await lookups.create({ kind: 'subclass', name: `subclass ${name}`, classId: desk.classId });
    await people.create({ name: `Person ${name}`, email: `${name}@example.org`, roles: ['contact'] });
  }
  for (let unit = 1; unit <= 6; unit += 1) await desk.unit();
});

const filters = { includeRetired: true, includePlanned: true };
const slice = { limit: 3, offset: 0 };
const references = ['class_id', 'subclass_id', 'manufacturer_id', 'department_id', 'facility_id'];
const persons = ['contact_id', 'supervisor_id', 'physician_id'];

/** One change of a unit, or of a name. */
const edit = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        ...references,
        ...persons,
        ...['model', 'room', 'phone', 'asset_id', 'installed_on', 'next_limit_on', 'capital_cost', 'updated_at'],
        ...['retired', 'planned', 'parent_id'],
      ),
      fc.integer({ min: 1, max: 2 }),
      fc.integer({ min: 1, max: 6 }),
    )
    .map(([column, value, id]) => {
      const written = ['retired', 'planned'].includes(column) ? value - 1 : value;
      const plain = column.endsWith('_id') || ['retired', 'planned', 'capital_cost'].includes(column);
      return `UPDATE units SET ${column} = ${plain && column !== 'asset_id' ? written : `'202${written}-01-01'`} WHERE id = ${id}`;
    }),
  fc
    .tuple(
      fc.constantFrom('classes', 'subclasses', 'manufacturers', 'departments', 'facilities', 'people'),
      fc.integer({ min: 1, max: 2 }),
      fc.integer({ min: 1, max: 30 }),
    )
    .map(([table, id, name]) => `UPDATE ${table} SET name_folded = 'name ${name} of ${id}' WHERE id = ${id}`),
);

describe('a page that is kept', () => {
  it('is the one of the database after any changes, by any keys', () => {
    const { db } = desk;
    db.exec('PRAGMA foreign_keys = OFF');
    const kept = createEquipmentRepository(db);
    const direction = fc.constantFrom('asc' as const, 'desc' as const);
    const sort = fc.array(fc.record({ by: fc.constantFrom(...unitSortKeys), direction }), {
      minLength: 1,
      maxLength: 2,
    });
    fc.assert(
      fc.property(
        fc.array(sort, { minLength: 1, maxLength: 4 }),
        fc.array(fc.record({ sql: edit, stays: fc.boolean() }), { maxLength: 8 }),
        (sorts, edits) => {
          const look = () => {
            for (const one of sorts) {
              const query = { filters, sort: one };
              expect(kept.page(query, today, slice), JSON.stringify(one)).toEqual(kept.ids(query, today, slice));
            }
          };
          look();
          for (const { sql, stays } of edits) {
            db.exec(`BEGIN; ${sql}`);
            look();
            db.exec(stays ? 'COMMIT' : 'ROLLBACK');
            look();
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is not read again until a column changes that it is sorted or chosen by, whoever changes it', async () => {
    const { db, api } = desk;
    const repository = createEquipmentRepository(db);
    const query = { filters, sort: [{ by: 'model' as const, direction: 'asc' as const }] };
    const page = () => repository.page(query, today, slice);
    const first = page();
    expect(page()).toBe(first);
    db.exec(`UPDATE units SET room = 'x', next_limit_on = '2026-01-01'`);
    expect(page()).toBe(first);
    db.exec(`UPDATE units SET model = 'b'; UPDATE units SET model = 'a' WHERE id = 5`);
    expect(page()).toEqual([5, 1, 2]);
    await api.equipment.update({ id: 6, version: 1, model: 'A' });
    expect(page()).toEqual([5, 6, 1]);
    db.exec('UPDATE units SET physics_covered = 0 WHERE id = 5');
    expect(page()).toEqual([6, 1, 2]);
  });

  it('is asked of the database where findings, fields of the clinic or words decide', async () => {
    const { db, api } = desk;
    const { id: fieldId } = await api.fields.create({ label: 'Note', kind: 'text' });
    const repository = createEquipmentRepository(db);
    const sort = [{ by: 'id' as const, direction: 'desc' as const }];
    const byField = [{ by: `cf_${fieldId}` as const, direction: 'desc' as const }];
    const page = (query: Parameters<typeof repository.page>[0]) => repository.page(query, today, slice);
    expect(page({ filters: { doNotUse: true }, sort })).toEqual([]);
    expect(page({ sort: byField })).toEqual([1, 2, 3]);
    expect(page({ search: 'class', sort })).toEqual([]);
    await api.findings.create({ unitId: 4, description: 'Broken', severity: 'blocking' });
    await api.equipment.update({ id: 5, version: 1, custom: { [fieldId]: 'held' } });
    await api.equipment.update({ id: 6, version: 1, notes: 'class' });
    expect(page({ filters: { doNotUse: true }, sort })).toEqual([4]);
    expect(page({ sort: byField })).toEqual([5, 1, 2]);
    expect(page({ search: 'class', sort })).toEqual([6]);
  });
});
