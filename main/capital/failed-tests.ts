import { sql } from 'kysely';
import { addDays, type PlainDate } from '../../shared/dates.ts';
import { failedTestsDays } from '../../shared/replacement-score.ts';
import type { Db } from '../database/connection.ts';

/** Of the surveys that have a say: done by the day, not voided, with an outcome on record. REMS records none, so that its surveys say nothing. */
const counted = `SELECT unit_id, sum(outcome = 'fail') FROM main.tests
  WHERE deleted_at IS NULL AND outcome IS NOT NULL AND tested_on BETWEEN @from AND @today`;

const stale = 'SELECT unit_id FROM temp.failed_tests_stale';

const note = (row: 'new' | 'old') => `INSERT INTO failed_tests_stale VALUES (${row}.unit_id);`;

const tables = `
  CREATE TEMP TABLE IF NOT EXISTS failed_tests (unit_id INTEGER PRIMARY KEY, failed INTEGER NOT NULL);
  CREATE TEMP TABLE IF NOT EXISTS failed_tests_stale (unit_id INTEGER NOT NULL);
  CREATE TEMP TRIGGER IF NOT EXISTS failed_tests_new AFTER INSERT ON main.tests BEGIN ${note('new')} END;
  CREATE TEMP TRIGGER IF NOT EXISTS failed_tests_gone AFTER DELETE ON main.tests BEGIN ${note('old')} END;
  CREATE TEMP TRIGGER IF NOT EXISTS failed_tests_other AFTER UPDATE OF unit_id, tested_on, outcome, deleted_at ON main.tests
    BEGIN ${note('new')} ${note('old')} END;`;

/** Joins {@link failedTestsColumn} to `units AS u`; {@link createFailedTests} must have counted before. */
export const failedTestsJoin = sql`LEFT JOIN temp.failed_tests ft ON ft.unit_id = u.id`;
/** The failed surveys of a unit; null where no outcome is on record. */
export const failedTestsColumn = sql`ft.failed`;

/**
 * Keeps the failed surveys of every unit in a temporary table of one connection, once on it, because counting them for a sort of all units
 * takes longer than the sort. They are counted together once a day and after changes of others; what this connection changes is noted by
 * triggers, and only units that it concerns are counted again. Nothing of it reaches the file.
 */
export function createFailedTests(db: Db): (today: PlainDate) => void {
  const version = db.prepare<[], number>('PRAGMA data_version').pluck();
  let countedFor: string | undefined;

  const run = (statement: string, span: object) => db.prepare<[object]>(statement).run(span);

  function countAll(span: object): void {
    db.exec(`${tables} DELETE FROM temp.failed_tests`);
    run(`INSERT INTO temp.failed_tests ${counted} GROUP BY unit_id`, span);
    db.exec('DELETE FROM temp.failed_tests_stale');
  }

  function countStale(span: object): void {
    if (db.prepare(`${stale} LIMIT 1`).get() === undefined) return;
    db.exec(`DELETE FROM temp.failed_tests WHERE unit_id IN (${stale})`);
    run(`INSERT INTO temp.failed_tests ${counted} AND unit_id IN (${stale}) GROUP BY unit_id`, span);
    db.exec('DELETE FROM temp.failed_tests_stale');
  }

  return (today) => {
    const span = { from: addDays(today, -failedTestsDays), today };
    // What a transaction makes may be taken back, and with it what was counted there.
    const now = db.inTransaction ? undefined : `${today} ${version.get()}`;
    if (now !== undefined && now === countedFor) countStale(span);
    else countAll(span);
    countedFor = now;
  };
}
