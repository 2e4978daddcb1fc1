import type { Database } from 'better-sqlite3';

export const id = 80;
export const name = 'rems';

/** Reports of imports of several tables name the table of each row. */
export function up(db: Database): void {
  db.exec(`
    ALTER TABLE import_rows ADD COLUMN source TEXT;
  `);
}
