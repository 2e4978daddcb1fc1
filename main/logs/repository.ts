import type { Db } from '../database/connection.ts';
import { createSettingsSection } from '../database/settings-section.ts';

/** SQL of the log's settings, of errors by day, and of what a bundle for support counts. */
export function createLogsRepository(db: Db) {
  const settings = createSettingsSection(db, 'logs');
  const addErrors = db.prepare<[{ day: string; errors: number }]>(
    `INSERT INTO log_errors (day, errors) VALUES (@day, @errors)
     ON CONFLICT (day) DO UPDATE SET errors = errors + @errors`,
  );
  const forgetErrors = db.prepare<[string]>('DELETE FROM log_errors WHERE day < ?');
  const errorsSince = db
    .prepare<[string], number>('SELECT coalesce(sum(errors), 0) FROM log_errors WHERE day >= ?')
    .pluck();
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
    )
    .pluck();
  const sections = db.prepare<[], { section: string; document: string; version: number }>(
    'SELECT section, document, version FROM settings ORDER BY section',
  );
  const checks = db.prepare<[], { id: string; state: string; checkedAt: string }>(
    'SELECT id, state, checked_at AS checkedAt FROM readiness_checks ORDER BY id',
  );

  return {
    /** How the log is kept. */
    settings,
    addErrors: (row: { day: string; errors: number }) => void addErrors.run(row),
    forgetErrors: (before: string) => void forgetErrors.run(before),
    /** Errors logged on this local day and later. */
    errorsSince: (day: string) => errorsSince.get(day) ?? 0,
    tables: () => tables.all(),
    /** Rows of a table of the schema. */
    rowsOf: (table: string) =>
      Number(
        db
          .prepare(`SELECT count(*) FROM "${table.replaceAll('"', '""')}"`)
          .pluck()
          .get(),
      ),
    sections: () => sections.all(),
    checks: () => checks.all(),
  };
}

/** The repository of {@link createLogsRepository}. */
export type LogsRepository = ReturnType<typeof createLogsRepository>;
