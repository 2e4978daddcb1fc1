import type { Database } from 'better-sqlite3';

export const id = 60;
export const name = 'places';

/** Capital categories, departments and rooms of facilities, merges of lookups, shared views. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE capital_categories (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      name_folded TEXT NOT NULL UNIQUE,
      min_cost INTEGER NOT NULL CHECK (min_cost >= 0),
      max_cost INTEGER CHECK (max_cost > min_cost),
      active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
      version INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE facility_departments (
      facility_id INTEGER NOT NULL REFERENCES facilities (id) ON DELETE CASCADE,
      department_id INTEGER NOT NULL REFERENCES departments (id) ON DELETE CASCADE,
      PRIMARY KEY (facility_id, department_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX facility_departments_department ON facility_departments (department_id);

    CREATE TABLE rooms (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      facility_id INTEGER NOT NULL REFERENCES facilities (id),
      department_id INTEGER REFERENCES departments (id),
      name TEXT NOT NULL,
      name_folded TEXT NOT NULL,
      active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
      version INTEGER NOT NULL DEFAULT 1,
      merged_into INTEGER REFERENCES rooms (id),
      created_at TEXT NOT NULL,
      UNIQUE (facility_id, name_folded)
    ) STRICT;
    CREATE INDEX rooms_department ON rooms (department_id) WHERE department_id IS NOT NULL;

    ALTER TABLE classes ADD COLUMN merged_into INTEGER REFERENCES classes (id);
    ALTER TABLE subclasses ADD COLUMN merged_into INTEGER REFERENCES subclasses (id);
    ALTER TABLE manufacturers ADD COLUMN merged_into INTEGER REFERENCES manufacturers (id);
    ALTER TABLE departments ADD COLUMN merged_into INTEGER REFERENCES departments (id);
    ALTER TABLE facilities ADD COLUMN merged_into INTEGER REFERENCES facilities (id);

    CREATE TABLE lookup_merges (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      from_id INTEGER NOT NULL,
      into_id INTEGER NOT NULL,
      moved TEXT NOT NULL,
      merged_at TEXT NOT NULL,
      merged_by TEXT NOT NULL,
      undone_at TEXT,
      undone_by TEXT
    ) STRICT;
    CREATE INDEX lookup_merges_from ON lookup_merges (kind, from_id, id);

    -- Rooms are text on a unit: what stands in which room of a facility is read from this index alone.
    DROP INDEX units_facility;
    CREATE INDEX units_facility ON units (facility_id, room);

    CREATE TABLE shared_views (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      list TEXT NOT NULL,
      name TEXT NOT NULL,
      name_folded TEXT NOT NULL,
      query TEXT NOT NULL,
      account_id INTEGER REFERENCES accounts (id) ON DELETE SET NULL,
      created_by TEXT NOT NULL,
      created_at TEXT NOT NULL,
      removed_at TEXT,
      version INTEGER NOT NULL DEFAULT 1
    ) STRICT;
    CREATE UNIQUE INDEX shared_views_name ON shared_views (list, name_folded) WHERE removed_at IS NULL;
    CREATE INDEX shared_views_account ON shared_views (account_id) WHERE account_id IS NOT NULL;
  `);
}
