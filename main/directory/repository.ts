import type { Db } from '../database/connection.ts';

/** The section of the settings that describes the directory, as it is stored. */
export interface StoredSection {
  /** JSON of the settings. */
  readonly document: string;
  /** JSON of the encrypted password of the service account. */
  readonly secret: string | null;
  readonly version: number;
}

/** SQL of the directory settings. */
export function createDirectoryRepository(db: Db) {
  const read = db.prepare<[], StoredSection>(
    "SELECT document, secret, version FROM settings WHERE section = 'directory'",
  );
  const write = db.prepare<[{ document: string; secret: string | null; at: string }]>(
    `INSERT INTO settings (section, document, secret, updated_at) VALUES ('directory', @document, @secret, @at)
     ON CONFLICT (section) DO UPDATE SET document = @document, secret = @secret, updated_at = @at, version = version + 1`,
  );
  return {
    read: () => read.get(),
    write: (row: { document: string; secret: string | null; at: string }) => void write.run(row),
  };
}

/** The repository of {@link createDirectoryRepository}. */
export type DirectoryRepository = ReturnType<typeof createDirectoryRepository>;
