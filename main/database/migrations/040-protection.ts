import type { Database } from 'better-sqlite3';

export const id = 40;
export const name = 'protection';

/** Backups and their proofs, second destinations, damaged records, health, readiness, maintenance, and what the audit trail needs to be searched and archived. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE backup_runs (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      task TEXT NOT NULL CHECK (task IN ('make', 'verify', 'drill', 'copy')),
      kind TEXT,
      cause TEXT NOT NULL CHECK (cause IN ('schedule', 'missed', 'request', 'before')),
      set_name TEXT,
      destination_id INTEGER REFERENCES backup_destinations (id),
      started_at TEXT NOT NULL,
      ended_at TEXT,
      result TEXT CHECK (result IN ('done', 'failed', 'interrupted')),
      bytes INTEGER,
      message TEXT,
      CHECK ((ended_at IS NULL) = (result IS NULL))
    ) STRICT;
    CREATE INDEX backup_runs_task ON backup_runs (task, id);
    CREATE TABLE backup_destinations (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      label TEXT NOT NULL,
      path TEXT NOT NULL,
      removable INTEGER NOT NULL DEFAULT 0 CHECK (removable IN (0, 1)),
      active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
      state TEXT NOT NULL DEFAULT 'behind' CHECK (state IN ('ok', 'behind', 'absent', 'refused')),
      message TEXT,
      last_copy_at TEXT,
      last_set TEXT,
      free_bytes INTEGER,
      seen_at TEXT,
      created_at TEXT NOT NULL,
      created_by TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX backup_destinations_path ON backup_destinations (path) WHERE active = 1;
    CREATE TABLE backup_pins (
      set_name TEXT PRIMARY KEY,
      pinned_at TEXT NOT NULL,
      pinned_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE restores (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at TEXT NOT NULL,
      set_name TEXT NOT NULL,
      actor TEXT NOT NULL,
      reason TEXT NOT NULL,
      before_set TEXT,
      undone_at TEXT
    ) STRICT;

    CREATE TABLE recovery_sheets (
      fingerprint TEXT PRIMARY KEY,
      created_at TEXT NOT NULL,
      confirmed_at TEXT,
      confirmed_by TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE key_facts (
      purpose TEXT PRIMARY KEY,
      kid TEXT NOT NULL,
      fingerprint TEXT NOT NULL,
      noted_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE damaged_records (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL CHECK (kind IN ('document', 'secret', 'identity')),
      source TEXT NOT NULL,
      record_id TEXT NOT NULL,
      label TEXT NOT NULL,
      problem TEXT NOT NULL CHECK (problem IN ('missing', 'altered', 'unknown-key', 'wrong-key')),
      kid TEXT,
      found_at TEXT NOT NULL,
      state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'quarantined', 'mended', 'removed')),
      changed_at TEXT,
      changed_by TEXT,
      reason TEXT,
      kept TEXT
    ) STRICT;
    CREATE UNIQUE INDEX damaged_records_open ON damaged_records (source, record_id) WHERE state IN ('open', 'quarantined');
    CREATE INDEX damaged_records_state ON damaged_records (state, id);

    CREATE TABLE audit_archives (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      through_seq INTEGER NOT NULL UNIQUE,
      through_hash TEXT NOT NULL,
      entries INTEGER NOT NULL,
      file_name TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER audit_archives_no_update BEFORE UPDATE ON audit_archives BEGIN SELECT RAISE(ABORT, 'the list of archives cannot be changed'); END;
    CREATE TRIGGER audit_archives_no_delete BEFORE DELETE ON audit_archives BEGIN SELECT RAISE(ABORT, 'the list of archives cannot be changed'); END;
    DROP TRIGGER audit_no_delete;
    CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
      WHEN OLD.seq > coalesce((SELECT max(through_seq) FROM audit_archives), 0)
      BEGIN SELECT RAISE(ABORT, 'the audit trail cannot be changed'); END;
    CREATE TABLE audit_reviews (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at TEXT NOT NULL,
      actor TEXT NOT NULL,
      from_seq INTEGER NOT NULL,
      to_seq INTEGER NOT NULL,
      note TEXT
    ) STRICT;

    CREATE TABLE health_events (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at TEXT NOT NULL,
      part TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('ok', 'warning', 'failed')),
      evidence TEXT NOT NULL
    ) STRICT;
    CREATE INDEX health_events_part ON health_events (part, id);
    CREATE TABLE log_errors (
      day TEXT PRIMARY KEY,
      errors INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE readiness_checks (
      id TEXT PRIMARY KEY,
      state TEXT NOT NULL CHECK (state IN ('ok', 'warning', 'failed', 'off')),
      evidence TEXT NOT NULL,
      advice TEXT,
      checked_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE sign_offs (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL CHECK (kind IN ('deployment', 'access-review')),
      at TEXT NOT NULL,
      actor TEXT NOT NULL,
      note TEXT,
      document TEXT NOT NULL
    ) STRICT;
    CREATE INDEX sign_offs_kind ON sign_offs (kind, id);
    CREATE TABLE maintenance_marks (
      task TEXT NOT NULL,
      period_from TEXT NOT NULL,
      period_to TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('seen', 'done')),
      evidence TEXT,
      at TEXT NOT NULL,
      actor TEXT,
      note TEXT,
      PRIMARY KEY (task, period_from)
    ) STRICT, WITHOUT ROWID;
  `);
}
