import type { Database } from 'better-sqlite3';

export const id = 20;
export const name = 'identity';

/** Whitelist, custom roles, directory accounts, second factors, sessions that lock, settings, notices. */
export function up(db: Database): void {
  db.exec(`
    ALTER TABLE accounts ADD COLUMN password_expires_at TEXT;
    ALTER TABLE accounts ADD COLUMN directory_id TEXT;
    ALTER TABLE accounts ADD COLUMN directory_dn TEXT;
    ALTER TABLE accounts ADD COLUMN display_name TEXT;
    CREATE UNIQUE INDEX accounts_directory_id ON accounts (directory_id) WHERE directory_id IS NOT NULL;
    CREATE TRIGGER accounts_password_insert BEFORE INSERT ON accounts
      WHEN (NEW.source = 'local') <> (NEW.password_hash IS NOT NULL)
      BEGIN SELECT RAISE(ABORT, 'a local account has a password, a directory account has none'); END;
    CREATE TRIGGER accounts_password_update BEFORE UPDATE OF source, password_hash ON accounts
      WHEN (NEW.source = 'local') <> (NEW.password_hash IS NOT NULL)
      BEGIN SELECT RAISE(ABORT, 'a local account has a password, a directory account has none'); END;

    ALTER TABLE account_roles ADD COLUMN origin TEXT NOT NULL DEFAULT 'manual' CHECK (origin IN ('manual', 'directory'));
    CREATE INDEX account_roles_role ON account_roles (role);
    CREATE TRIGGER last_administrator_role AFTER DELETE ON account_roles
      WHEN OLD.role = 'administrator' AND NOT EXISTS (
        SELECT 1 FROM account_roles r JOIN accounts a ON a.id = r.account_id WHERE r.role = 'administrator' AND a.active = 1)
      BEGIN SELECT RAISE(ABORT, 'the last active administrator stays'); END;
    CREATE TRIGGER last_administrator_active AFTER UPDATE OF active ON accounts
      WHEN OLD.active = 1 AND NEW.active = 0
        AND EXISTS (SELECT 1 FROM account_roles WHERE account_id = NEW.id AND role = 'administrator')
        AND NOT EXISTS (
          SELECT 1 FROM account_roles r JOIN accounts a ON a.id = r.account_id WHERE r.role = 'administrator' AND a.active = 1)
      BEGIN SELECT RAISE(ABORT, 'the last active administrator stays'); END;

    CREATE TABLE roles (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      name_folded TEXT NOT NULL UNIQUE,
      description TEXT,
      version INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE role_permissions (
      role_id TEXT NOT NULL REFERENCES roles (id) ON DELETE CASCADE,
      permission TEXT NOT NULL,
      PRIMARY KEY (role_id, permission)
    ) STRICT, WITHOUT ROWID;

    DROP TABLE sessions;
    CREATE TABLE sessions (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      token_hash TEXT NOT NULL UNIQUE,
      account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
      origin TEXT NOT NULL,
      address TEXT,
      device TEXT,
      created_at TEXT NOT NULL,
      last_active_at TEXT NOT NULL,
      proven_at TEXT NOT NULL,
      locked_at TEXT,
      expires_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX sessions_account ON sessions (account_id);
    CREATE INDEX sessions_active ON sessions (last_active_at);

    CREATE TABLE whitelist (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      username TEXT NOT NULL UNIQUE,
      username_folded TEXT NOT NULL,
      reason TEXT,
      origin TEXT NOT NULL CHECK (origin IN ('manual', 'environment', 'list', 'account', 'set-up', 'upgrade')),
      active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
      added_by TEXT NOT NULL,
      added_at TEXT NOT NULL,
      changed_by TEXT NOT NULL,
      changed_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX whitelist_folded ON whitelist (username_folded, id);
    INSERT INTO whitelist (username, username_folded, origin, added_by, added_at, changed_by, changed_at)
      SELECT username, username_folded, CASE WHEN id = (SELECT min(id) FROM accounts) THEN 'set-up' ELSE 'upgrade' END,
        '(update)', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), '(update)', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
      FROM accounts ORDER BY id;

    CREATE TABLE settings (
      section TEXT PRIMARY KEY,
      document TEXT NOT NULL,
      secret TEXT,
      version INTEGER NOT NULL DEFAULT 1,
      updated_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE second_factors (
      account_id INTEGER PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
      secret TEXT,
      confirmed_at TEXT CHECK ((secret IS NULL) = (confirmed_at IS NULL)),
      last_step INTEGER,
      pending_secret TEXT,
      pending_at TEXT CHECK ((pending_secret IS NULL) = (pending_at IS NULL))
    ) STRICT;
    CREATE TABLE recovery_codes (
      account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
      code_hash TEXT NOT NULL,
      used_at TEXT,
      PRIMARY KEY (account_id, code_hash)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE notices (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      audience TEXT NOT NULL,
      severity TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'danger')),
      message TEXT NOT NULL,
      link TEXT,
      count INTEGER NOT NULL DEFAULT 1,
      first_at TEXT NOT NULL,
      last_at TEXT NOT NULL,
      dismissed_at TEXT,
      dismissed_by TEXT
    ) STRICT;
    CREATE UNIQUE INDEX notices_open ON notices (kind, subject) WHERE dismissed_at IS NULL;
  `);
}
