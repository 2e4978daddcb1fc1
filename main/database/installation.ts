import type { Db } from './connection.ts';

/** What the one row of table `installation` says. */
export interface InstallationRow {
  readonly installId: string;
  /** Instant, UTC ISO text. */
  readonly at: string;
  readonly appVersion: string;
}

/** Writes the row that makes an empty database an installation. */
export function insertInstallation(db: Db, { installId, at, appVersion }: InstallationRow): void {
  db.prepare('INSERT INTO installation (id, install_id, created_at, app_version) VALUES (1, ?, ?, ?)').run(
    installId,
    at,
    appVersion,
  );
}

/** When the installation was made. */
export function installedAt(db: Db): Date {
  const at = db.prepare<[], string>('SELECT created_at FROM installation').pluck().get();
  if (at === undefined) throw new Error('the database is no installation');
  return new Date(at);
}

/** Whether the database still answers: reads one row through the encryption. */
export function answers(db: Db): boolean {
  if (!db.open) return false;
  try {
    return db.prepare('SELECT count(*) FROM installation').pluck().get() === 1;
  } catch {
    // What is wrong is told by every call that fails; here only the fact counts.
    return false;
  }
}
