import type { Database } from 'better-sqlite3';

export const id = 50;
export const name = 'network';

/** What the LAN listener needs: tokens for scripts, approved browsers, label printers. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE access_tokens (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      account_id INTEGER NOT NULL REFERENCES accounts (id),
      name TEXT NOT NULL,
      token_hash TEXT NOT NULL UNIQUE,
      hint TEXT NOT NULL,
      scopes TEXT NOT NULL,
      created_at TEXT NOT NULL,
      expires_at TEXT NOT NULL,
      last_used_at TEXT,
      last_address TEXT,
      revoked_at TEXT
    ) STRICT;
    CREATE INDEX access_tokens_account ON access_tokens (account_id, id);

    CREATE TABLE devices (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      token_hash TEXT NOT NULL UNIQUE,
      browser TEXT,
      enrolled_at TEXT NOT NULL,
      enrolled_by TEXT NOT NULL,
      last_seen_at TEXT,
      last_address TEXT,
      revoked_at TEXT
    ) STRICT;
    CREATE TABLE device_codes (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      code_hash TEXT NOT NULL UNIQUE,
      created_at TEXT NOT NULL,
      created_by TEXT NOT NULL,
      expires_at TEXT NOT NULL,
      used_at TEXT
    ) STRICT;
    ALTER TABLE sessions ADD COLUMN device_id INTEGER REFERENCES devices (id);
    CREATE INDEX sessions_device ON sessions (device_id) WHERE device_id IS NOT NULL;

    CREATE TABLE label_printers (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      format_id TEXT NOT NULL,
      offset_x REAL NOT NULL DEFAULT 0,
      offset_y REAL NOT NULL DEFAULT 0,
      removed_at TEXT,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      version INTEGER NOT NULL DEFAULT 1
    ) STRICT;
    CREATE UNIQUE INDEX label_printers_name ON label_printers (name) WHERE removed_at IS NULL;
  `);
}
