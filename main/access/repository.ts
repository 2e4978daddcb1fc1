import type { Db } from '../database/connection.ts';

/** A section of the settings as it is stored. */
export interface StoredSection {
  /** JSON. */
  readonly document: string;
  readonly version: number;
}

/** SQL of the rules of access: one JSON document in the settings. */
export function createAccessRepository(db: Db) {
  const read = db.prepare<[], StoredSection>("SELECT document, version FROM settings WHERE section = 'access'");
  const write = db.prepare<[{ document: string; at: string }]>(
    `INSERT INTO settings (section, document, updated_at) VALUES ('access', @document, @at)
     ON CONFLICT (section) DO UPDATE SET document = @document, updated_at = @at, version = version + 1`,
  );
  return {
    read: () => read.get(),
    write: (row: { document: string; at: string }) => void write.run(row),
  };
}

/** The repository of {@link createAccessRepository}. */
export type AccessRepository = ReturnType<typeof createAccessRepository>;
