import type { Database } from 'better-sqlite3';

export const id = 10;
export const name = 'foundation';

/** Audit trail, accounts and sessions, preferences, people, lookups, units, imports. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE installation (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      install_id TEXT NOT NULL,
      created_at TEXT NOT NULL,
      app_version TEXT NOT NULL
    ) STRICT;

    CREATE TABLE audit (
      seq INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      utc_offset INTEGER NOT NULL,
      account_id INTEGER,
      actor TEXT NOT NULL,
      origin TEXT NOT NULL,
      address TEXT,
      request_id TEXT NOT NULL,
      action TEXT NOT NULL,
      entity TEXT NOT NULL,
      entity_id TEXT,
      changes TEXT NOT NULL,
      reason TEXT,
      import_id INTEGER,
      prev_hash TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;
    CREATE INDEX audit_record ON audit (entity, entity_id, seq);
    CREATE INDEX audit_import ON audit (import_id, seq) WHERE import_id IS NOT NULL;
    CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail cannot be changed'); END;
    CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail cannot be changed'); END;

    CREATE TABLE people (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      name_folded TEXT NOT NULL,
      email TEXT NOT NULL,
      email_folded TEXT NOT NULL UNIQUE,
      phone TEXT,
      active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
      search_text TEXT NOT NULL,
      version INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX people_name ON people (name_folded, id);
    CREATE TABLE person_roles (
      person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
      role TEXT NOT NULL CHECK (role IN ('contact', 'supervisor', 'physician', 'physicist', 'physics_assistant', 'qa_technologist')),
      PRIMARY KEY (person_id, role)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE accounts (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      username TEXT NOT NULL,
      username_folded TEXT NOT NULL UNIQUE,
      email TEXT,
      email_folded TEXT UNIQUE,
      person_id INTEGER UNIQUE REFERENCES people (id),
      source TEXT NOT NULL DEFAULT 'local' CHECK (source IN ('local', 'directory')),
      password_hash TEXT,
      must_change_password INTEGER NOT NULL DEFAULT 0 CHECK (must_change_password IN (0, 1)),
      active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
      last_sign_in_at TEXT,
      version INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE account_roles (
      account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
      role TEXT NOT NULL,
      PRIMARY KEY (account_id, role)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE sessions (
      token_hash TEXT PRIMARY KEY,
      account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
      origin TEXT NOT NULL,
      address TEXT,
      created_at TEXT NOT NULL,
      last_seen_at TEXT NOT NULL,
      expires_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sessions_account ON sessions (account_id);
    CREATE TABLE sign_in_throttle (
      scope TEXT NOT NULL CHECK (scope IN ('account', 'address')),
      subject TEXT NOT NULL,
      failures INTEGER NOT NULL,
      last_failure_at TEXT NOT NULL,
      blocked_until TEXT,
      PRIMARY KEY (scope, subject)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE preferences (
      account_id INTEGER PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
      document TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE classes (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      name_folded TEXT NOT NULL UNIQUE,
      active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
      version INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE subclasses (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      class_id INTEGER NOT NULL REFERENCES classes (id),
      name TEXT NOT NULL,
      name_folded TEXT NOT NULL,
      estimated_cost INTEGER CHECK (estimated_cost >= 0),
      lifetime_years INTEGER CHECK (lifetime_years >= 0),
      active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
      version INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL,
      UNIQUE (class_id, name_folded)
    ) STRICT;
    CREATE TABLE manufacturers (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      name_folded TEXT NOT NULL UNIQUE,
      active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
      version INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE departments (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      name_folded TEXT NOT NULL UNIQUE,
      active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
      version INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE facilities (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      name_folded TEXT NOT NULL UNIQUE,
      full_name TEXT,
      full_name_folded TEXT UNIQUE,
      address TEXT,
      active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
      version INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE units (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      class_id INTEGER NOT NULL REFERENCES classes (id),
      subclass_id INTEGER REFERENCES subclasses (id),
      manufacturer_id INTEGER REFERENCES manufacturers (id),
      department_id INTEGER REFERENCES departments (id),
      facility_id INTEGER REFERENCES facilities (id),
      contact_id INTEGER REFERENCES people (id),
      supervisor_id INTEGER REFERENCES people (id),
      physician_id INTEGER REFERENCES people (id),
      model TEXT,
      room TEXT,
      phone TEXT,
      asset_id TEXT,
      serial_number TEXT,
      me_facility_number TEXT,
      me_registration_number TEXT,
      me_facility_registration TEXT,
      manufacturer_system_id TEXT,
      manufactured_on TEXT,
      refurbished_on TEXT,
      installed_on TEXT,
      end_of_life_on TEXT,
      retired_on TEXT,
      retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
      planned INTEGER NOT NULL DEFAULT 0 CHECK (planned IN (0, 1)),
      physics_covered INTEGER NOT NULL DEFAULT 1 CHECK (physics_covered IN (0, 1)),
      audit_frequencies TEXT NOT NULL DEFAULT '',
      acr_site_id TEXT,
      acr_unit_id TEXT,
      radiology_owned INTEGER CHECK (radiology_owned IN (0, 1)),
      replacement_funded INTEGER CHECK (replacement_funded IN (0, 1)),
      capital_cost INTEGER CHECK (capital_cost >= 0),
      capital_year INTEGER CHECK (capital_year BETWEEN 1900 AND 2100),
      capital_type TEXT NOT NULL DEFAULT 'Replacement' CHECK (capital_type IN ('Replacement', 'Upgrade')),
      capital_note TEXT,
      notes TEXT,
      version INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX units_class ON units (class_id, subclass_id);
    CREATE INDEX units_subclass ON units (subclass_id);
    CREATE INDEX units_manufacturer ON units (manufacturer_id);
    CREATE INDEX units_department ON units (department_id);
    CREATE INDEX units_facility ON units (facility_id);
    CREATE INDEX units_contact ON units (contact_id);
    CREATE INDEX units_supervisor ON units (supervisor_id);
    CREATE INDEX units_physician ON units (physician_id);
    CREATE INDEX units_state ON units (retired, planned, physics_covered, retired_on);
    CREATE TABLE unit_search (
      unit_id INTEGER PRIMARY KEY REFERENCES units (id) ON DELETE CASCADE,
      text TEXT NOT NULL
    ) STRICT;

    CREATE TABLE imports (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      source TEXT NOT NULL CHECK (source IN ('file', 'sample')),
      file_name TEXT NOT NULL,
      file_size INTEGER NOT NULL DEFAULT 0,
      file_sha256 TEXT,
      state TEXT NOT NULL,
      mode TEXT,
      total_rows INTEGER NOT NULL DEFAULT 0,
      counts TEXT NOT NULL DEFAULT '{}',
      encoding TEXT,
      delimiter TEXT,
      message TEXT,
      file_messages TEXT NOT NULL DEFAULT '[]',
      created_at TEXT NOT NULL,
      created_by TEXT NOT NULL,
      account_id INTEGER,
      applied_at TEXT,
      undone_at TEXT
    ) STRICT;
    CREATE TABLE import_chunks (
      import_id INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (import_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE import_rows (
      import_id INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      row INTEGER NOT NULL,
      outcome TEXT NOT NULL,
      record_id INTEGER,
      label TEXT NOT NULL,
      changes TEXT NOT NULL,
      messages TEXT NOT NULL,
      PRIMARY KEY (import_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX import_rows_outcome ON import_rows (import_id, outcome, position);
  `);
}
