import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import type { Db } from '../../main/database/connection.ts';
import { createFindingQueries, type FindingQueries } from '../../main/findings/finding-queries.ts';
import type { AskedFindings } from '../../main/findings/list-query.ts';
import { createOpenFindings } from '../../main/findings/open-findings.ts';
import { severities } from '../../shared/findings.ts';
import { openDatabaseOf } from '../support/database.ts';
import { createSurveyDesk, type SurveyDesk } from '../support/survey-desk.ts';

// Open findings that are kept are the ones that the database finds.

const today = '2026-06-15';
const days = ['2026-06-14', today, '2026-06-16'];
let desk: SurveyDesk;
let db: Db;
let beside: Db;
let queries: FindingQueries;
let open: ReturnType<typeof createOpenFindings>;
beforeEach(async () => {
  desk = await createSurveyDesk(`${today}T10:30:00`);
  const { lookups } = desk.api;
  for (const name of ['One', 'Two']) await lookups.create({ kind: 'facility', name });
  for (let unit = 1; unit <= 4; unit += 1) await desk.unit([], { facilityId: 1 });
  db = desk.db;
  beside = await openDatabaseOf(desk.test.folder);
  for (const one of [db, beside]) one.exec('PRAGMA foreign_keys = OFF');
  queries = createFindingQueries(db);
  open = createOpenFindings(db);
});

type Asked = Omit<AskedFindings, 'limit' | 'offset'>;
const one = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const asked: fc.Arbitrary<Asked> = fc.record(
  {
    state: one('open' as const, 'overdue' as const),
    severity: fc.uniqueArray(one(...severities), { maxLength: 2 }),
    ownerId: fc.uniqueArray(fc.integer({ min: 1, max: 2 }), { maxLength: 2 }),
    filters: fc.record(
      {
        facilityId: fc.uniqueArray(fc.integer({ min: 1, max: 2 }), { maxLength: 2 }),
        includeRetired: fc.boolean(),
        includePlanned: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    today: fc.constant(today),
  },
  { requiredKeys: ['state', 'today'] },
);

const id = fc.integer({ min: 1, max: 12 });
const unitId = fc.integer({ min: 1, max: 4 });
const due = one(...days.map((day) => `'${day}'`), 'NULL');
/** One change of findings, or of the units that they are on. */
const edit = fc.oneof(
  fc.tuple(id, unitId, due, one(...severities), one('NULL', '1', '2')).map(
    ([
      finding,
      unit,
      day,
      severity,
      owner,
    ]) => `INSERT INTO findings (id, unit_id, description, severity, reported_on, reported_by,
        owner_id, due_on, search_text, created_at, updated_at) VALUES (${finding}, ${unit}, 'Broken', '${severity}', '2026-06-01', 'x',
        ${owner}, ${day}, 'broken', 'now', 'now') ON CONFLICT (id) DO UPDATE SET due_on = excluded.due_on, unit_id = excluded.unit_id`,
  ),
  fc.tuple(id, due).map(([finding, day]) => `UPDATE findings SET due_on = ${day} WHERE id <> ${finding}`),
  fc
    .tuple(id, one(...severities))
    .map(([finding, severity]) => `UPDATE findings SET severity = '${severity}' WHERE id = ${finding}`),
  fc
    .tuple(id, one('1', 'NULL'))
    .map(([finding, owner]) => `UPDATE findings SET owner_id = ${owner} WHERE id = ${finding}`),
  fc
    .tuple(id, one(`'2026-06-10'`, 'NULL'))
    .map(
      ([finding, day]) =>
        `UPDATE findings SET resolved_on = ${day}, resolution = ${day === 'NULL' ? 'NULL' : `'Done'`} WHERE id = ${finding}`,
    ),
  fc
    .tuple(id, one(`'now'`, 'NULL'))
    .map(([finding, at]) => `UPDATE findings SET deleted_at = ${at} WHERE id = ${finding}`),
  id.map((finding) => `DELETE FROM findings WHERE id = ${finding}`),
  fc
    .tuple(unitId, one('retired = 1', 'retired = 0', 'planned = 1', 'facility_id = 2'))
    .map(([unit, set]) => `UPDATE units SET ${set} WHERE id = ${unit}`),
);

it('after any changes, taken back or not, here and beside', () => {
  fc.assert(
    fc.property(
      fc.array(asked, { minLength: 1, maxLength: 3 }),
      fc.array(fc.record({ sql: edit, where: one('here', 'here', 'beside', 'taken back') }), { maxLength: 12 }),
      fc.integer({ min: 0, max: 2 }),
      (questions, edits, offset) => {
        const slice = { limit: 2, offset };
        const look = () => {
          for (const question of questions) {
            const expected = { ids: queries.ids({ ...question, ...slice }), total: queries.count(question) };
            expect(open(question, slice), JSON.stringify(question)).toEqual(expected);
          }
        };
        look();
        for (const { sql, where } of edits) {
          if (where === 'beside') beside.exec(sql);
          else {
            db.exec(`BEGIN; ${sql}`);
            for (const question of questions) expect(open(question, slice)).toBeUndefined();
            db.exec(where === 'here' ? 'COMMIT' : 'ROLLBACK');
          }
          look();
        }
      },
    ),
    { numRuns: 150 },
  );
});

it('are left to the database where more than open findings and the columns of their units decide', () => {
  const slice = { limit: 50, offset: 0 };
  const known: Asked = { state: 'open', today };
  expect(open(known, slice)).toEqual({ ids: [], total: 0 });
  for (const further of [
    { state: 'resolved' as const },
    { state: 'all' as const },
    { unitId: 1 },
    { testId: 1 },
    { includeDeleted: true },
    { search: 'broken' },
    { filters: { doNotUse: true } },
    { filters: { custom: [{ fieldId: 1, blank: true }] } },
  ]) {
    expect(open({ ...known, ...further }, slice), JSON.stringify(further)).toBeUndefined();
  }
});

it('follow what people do to them', async () => {
  const { findings } = desk.api;
  const listed = async () => (await findings.list({ state: 'open' })).items.map((item) => item.id);
  const first = await findings.create({ unitId: 1, description: 'Broken', severity: 'minor' });
  const second = await findings.create({ unitId: 2, description: 'Torn', severity: 'blocking' });
  expect(await listed()).toEqual([second.id, first.id]);
  const { version } = await findings.update({ id: first.id, version: 1, dueOn: today });
  expect(await listed()).toEqual([first.id, second.id]);
  await findings.resolve({ id: first.id, version, resolution: 'Mended', resolvedOn: today, resolvedById: null });
  expect(await listed()).toEqual([second.id]);
});
