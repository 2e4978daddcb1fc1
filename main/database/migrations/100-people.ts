import type { Database } from 'better-sqlite3';

export const id = 100;
export const name = 'people';

/** What a person has done is read newest first, whatever its length. */
export function up(db: Database): void {
  db.exec(`
    DROP INDEX tests_performer;
    DROP INDEX tests_reviewer;
    CREATE INDEX tests_performer ON tests (performed_by_id, tested_on, id) WHERE performed_by_id IS NOT NULL;
    CREATE INDEX tests_reviewer ON tests (reviewed_by_id, tested_on, id) WHERE reviewed_by_id IS NOT NULL;
    CREATE INDEX findings_resolver ON findings (resolved_by_id, resolved_on, id) WHERE resolved_by_id IS NOT NULL;
  `);
}
