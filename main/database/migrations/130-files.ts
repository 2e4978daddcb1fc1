import type { Database } from 'better-sqlite3';

export const id = 130;
export const name = 'files';

/** What an import makes of blank cells, and which sheet of a workbook it reads. */
export function up(db: Database): void {
  db.exec(`
    ALTER TABLE imports ADD COLUMN blank_cells TEXT NOT NULL DEFAULT 'rems' CHECK (blank_cells IN ('rems', 'keep', 'clear'));
    ALTER TABLE imports ADD COLUMN sheet TEXT;
  `);
}
