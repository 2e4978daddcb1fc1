import type { Db } from '../database/connection.ts';

/** What is known of a recovery sheet. */
export interface SheetRow {
  readonly fingerprint: string;
  /** Instant. */
  readonly createdAt: string;
  /** When somebody last read groups of it, or all of it, from paper. */
  readonly confirmedAt: string | null;
  readonly confirmedBy: string | null;
}

/** Writes what is known of recovery sheets, inside the caller's transaction. */
export function createSheetWriter(db: Db) {
  const write = db.prepare<[SheetRow]>(
    `INSERT INTO recovery_sheets (fingerprint, created_at, confirmed_at, confirmed_by)
     VALUES (@fingerprint, @createdAt, @confirmedAt, @confirmedBy)
     ON CONFLICT (fingerprint) DO UPDATE SET confirmed_at = @confirmedAt, confirmed_by = @confirmedBy`,
  );
  return { write: (row: SheetRow) => void write.run(row) };
}
