import type { Db } from '../../main/database/connection.ts';
import { createClockWriter } from '../../main/obligations/clock-writer.ts';
import { addDays, type PlainDate } from '../../shared/dates.ts';
import { createRandom } from './random.ts';

const seed = 20_260_102;
const usualTests = 5;
const obligationsPerUnit = 3;
/** Of all units: never tested, with a visit booked, with a finding. */
const shares = { neverTested: 0.03, booked: 0.12, found: 0.05 } as const;

/** How many rows there are. */
export interface SurveyRows {
  readonly tests: number;
  readonly obligations: number;
  readonly bookings: number;
}

/**
 * Puts surveys on the units that a database holds: five tests and three obligations each, so that 20,000 units make 100,000 and 60,000,
 * with visits and findings, spread over the years before `today` as in a clinic that is mostly in time. Rows are written as they are,
 * without audit entries; the clocks are those of the program.
 *
 * @param testsPerUnit another number of tests than five: decades of surveys, whatever the calendar says
 */
export function addSurveys(db: Db, today: PlainDate, testsPerUnit = usualTests): SurveyRows {
  const random = createRandom(seed);
  const at = `${today}T06:00:00.000Z`;
  const units = db.prepare<[], number>('SELECT id FROM units ORDER BY id').pluck().all();
  const rules = db
    .prepare<[], number>(
      `SELECT id FROM obligation_rules WHERE key IN ('acr', 'tjc', 'me', 'mqsa', 'me-clinic', 'pa-fluoro') ORDER BY id`,
    )
    .pluck()
    .all();
  const people = db.prepare<[], number>('SELECT id FROM people ORDER BY id LIMIT 12').pluck().all();
  const held = db
    .prepare<[number], number>('SELECT rule_id FROM obligations WHERE unit_id = ? AND ends_on IS NULL')
    .pluck();
  const oblige = db.prepare<unknown[]>(
    'INSERT INTO obligations (unit_id, rule_id, created_at, updated_at) VALUES (?, ?, ?, ?)',
  );
  const test = db.prepare<unknown[]>(
    `INSERT INTO tests (unit_id, type, tested_on, reported_on, performed_by_id, outcome, created_by, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, 'bench', ?, ?)`,
  );
  const book = db.prepare<unknown[]>(
    `INSERT INTO bookings (unit_id, scheduled_on, scheduling_on, assignee_id, uid, created_by, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, 'bench', ?, ?)`,
  );
  const find = db.prepare<unknown[]>(
    `INSERT INTO findings (unit_id, description, search_text, severity, reported_on, reported_by, due_on, created_at, updated_at)
     VALUES (?, 'Found by the benchmark', 'found by the benchmark', ?, ?, 'bench', ?, ?, ?)`,
  );
  const clocks = createClockWriter(db);

  function addTests(unitId: number): void {
    // Most units were last tested within the year; some are late.
    let day = addDays(today, -random.upTo(random.next() < 0.06 ? 700 : 330));
    for (let count = 0; count < testsPerUnit; count += 1) {
      const type = count % 3 === 2 ? 'QC Review' : 'Annual';
      const outcome = random.next() < 0.9 ? 'pass' : 'pass-with-findings';
      test.run(unitId, type, day, addDays(day, 5), people[unitId % people.length] ?? null, outcome, at, at);
      day = addDays(day, -(type === 'Annual' ? 170 : 190) - random.upTo(20));
    }
  }

  db.exec('BEGIN IMMEDIATE');
  for (const unitId of units) {
    const has = held.all(unitId);
    const first = unitId % rules.length;
    const others = [...rules.slice(first), ...rules.slice(0, first)].filter((rule) => !has.includes(rule));
    for (const rule of others.slice(0, Math.max(0, obligationsPerUnit - has.length))) oblige.run(unitId, rule, at, at);
    if (random.next() >= shares.neverTested) addTests(unitId);
    if (random.next() < shares.booked) {
      const day = addDays(today, random.upTo(120) - 15);
      book.run(unitId, day, addDays(day, -30), people[unitId % people.length] ?? null, `bench-${unitId}`, at, at);
    }
    if (random.next() < shares.found) {
      const severity = random.pick(['minor', 'minor', 'major', 'blocking']);
      find.run(unitId, severity, addDays(today, -20), addDays(today, 40), at, at);
    }
  }
  for (const unitId of units) clocks.renew({ db, at }, unitId, today);
  db.exec('COMMIT');
  const count = (table: 'tests' | 'obligations' | 'bookings') =>
    db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  return { tests: count('tests'), obligations: count('obligations'), bookings: count('bookings') };
}
