import type { Db } from './connection.ts';

/** A section of the settings as it is stored. */
export interface SettingsRow {
  /** JSON. */
  readonly document: string;
  /** JSON of a sealed secret that belongs to it; null where there is none. */
  readonly secret: string | null;
  /** Counts up with every change, from 1. */
  readonly version: number;
}

/** What is written of a section. */
export interface SettingsChange {
  readonly document: string;
  /** Absent: none. */
  readonly secret?: string | null;
  /** UTC ISO text. */
  readonly at: string;
}

/** SQL of one section of the settings: a JSON document, with the version that two editors are told apart by. */
export interface SettingsSection {
  /** Undefined while nobody has decided anything. */
  read(): SettingsRow | undefined;
  write(change: SettingsChange): void;
  /** Writes the document without a new version: what changed is no setting that anybody edits. */
  note(change: Pick<SettingsChange, 'document' | 'at'>): void;
}

/** The section of this name on one connection. */
export function createSettingsSection(db: Db, section: string): SettingsSection {
  const read = db.prepare<[string], SettingsRow>('SELECT document, secret, version FROM settings WHERE section = ?');
  const write = db.prepare<[Required<SettingsChange> & { section: string }]>(
    `INSERT INTO settings (section, document, secret, updated_at) VALUES (@section, @document, @secret, @at)
     ON CONFLICT (section) DO UPDATE SET document = @document, secret = @secret, updated_at = @at, version = version + 1`,
  );
  const note = db.prepare<[Pick<SettingsChange, 'document' | 'at'> & { section: string }]>(
    `INSERT INTO settings (section, document, updated_at, version) VALUES (@section, @document, @at, 0)
     ON CONFLICT (section) DO UPDATE SET document = @document, updated_at = @at`,
  );
  return {
    read: () => read.get(section),
    write: ({ secret = null, ...change }) => void write.run({ section, secret, ...change }),
    note: (change) => void note.run({ section, ...change }),
  };
}
