import type { Db } from '../database/connection.ts';

/** SQL of the decisions about surveys: one JSON document in the settings. */
export function createSettingsRepository(db: Db) {
  const read = db.prepare<[], { readonly document: string; readonly version: number }>(
    "SELECT document, version FROM settings WHERE section = 'compliance'",
  );
  const write = db.prepare<[{ document: string; at: string }]>(
    `INSERT INTO settings (section, document, updated_at) VALUES ('compliance', @document, @at)
     ON CONFLICT (section) DO UPDATE SET document = @document, updated_at = @at, version = version + 1`,
  );
  return {
    read: () => read.get(),
    write: (row: { document: string; at: string }) => void write.run(row),
  };
}

/** The repository of {@link createSettingsRepository}. */
export type SettingsRepository = ReturnType<typeof createSettingsRepository>;
