import type { Database } from 'better-sqlite3';

export const id = 70;
export const name = 'unit-additions';

/** Further fields of units, units that belong to units, their components, and fields that a clinic defines. */
export function up(db: Database): void {
  db.exec(`
    ALTER TABLE units ADD COLUMN software_version TEXT;
    ALTER TABLE units ADD COLUMN ae_title TEXT;
    ALTER TABLE units ADD COLUMN station_name TEXT;
    ALTER TABLE units ADD COLUMN ip_address TEXT;
    ALTER TABLE units ADD COLUMN warranty_until TEXT;
    ALTER TABLE units ADD COLUMN service_supplier TEXT;
    ALTER TABLE units ADD COLUMN service_contract_number TEXT;
    ALTER TABLE units ADD COLUMN service_contract_until TEXT;
    ALTER TABLE units ADD COLUMN state_registration_number TEXT;
    ALTER TABLE units ADD COLUMN state_registration_expires_on TEXT;
    ALTER TABLE units ADD COLUMN end_of_support_on TEXT;
    ALTER TABLE units ADD COLUMN parent_id INTEGER REFERENCES units (id);
    CREATE INDEX units_parent ON units (parent_id) WHERE parent_id IS NOT NULL;

    -- What a unit is found by besides its own fields: serial numbers of components, values of fields that the clinic defined.
    ALTER TABLE unit_search ADD COLUMN extra TEXT NOT NULL DEFAULT '';

    CREATE TABLE components (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      unit_id INTEGER NOT NULL REFERENCES units (id) ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind IN ('tube', 'detector', 'generator', 'collimator', 'workstation', 'other')),
      designation TEXT,
      manufacturer_id INTEGER REFERENCES manufacturers (id),
      model TEXT,
      serial_number TEXT,
      software_version TEXT,
      installed_on TEXT,
      removed_on TEXT,
      replaces_id INTEGER REFERENCES components (id),
      notes TEXT,
      version INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      deleted_at TEXT,
      deleted_by TEXT,
      deleted_reason TEXT,
      CHECK (removed_on IS NULL OR installed_on IS NULL OR removed_on >= installed_on)
    ) STRICT;
    CREATE INDEX components_unit ON components (unit_id, kind);
    CREATE INDEX components_manufacturer ON components (manufacturer_id) WHERE manufacturer_id IS NOT NULL;
    CREATE INDEX components_replaces ON components (replaces_id) WHERE replaces_id IS NOT NULL;

    CREATE TABLE custom_fields (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      slug TEXT NOT NULL UNIQUE,
      label TEXT NOT NULL,
      label_folded TEXT NOT NULL UNIQUE,
      label_fr TEXT,
      kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'choice')),
      unit_label TEXT,
      minimum REAL,
      maximum REAL,
      decimals INTEGER NOT NULL DEFAULT 0 CHECK (decimals BETWEEN 0 AND 6),
      all_classes INTEGER NOT NULL DEFAULT 1 CHECK (all_classes IN (0, 1)),
      position INTEGER NOT NULL,
      active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
      version INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE custom_field_classes (
      field_id INTEGER NOT NULL REFERENCES custom_fields (id) ON DELETE CASCADE,
      class_id INTEGER NOT NULL REFERENCES classes (id) ON DELETE CASCADE,
      PRIMARY KEY (field_id, class_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX custom_field_classes_class ON custom_field_classes (class_id);
    CREATE TABLE custom_field_options (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      field_id INTEGER NOT NULL REFERENCES custom_fields (id) ON DELETE CASCADE,
      label TEXT NOT NULL,
      label_folded TEXT NOT NULL,
      label_fr TEXT,
      position INTEGER NOT NULL,
      active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
      UNIQUE (field_id, label_folded)
    ) STRICT;
    CREATE TABLE custom_values (
      unit_id INTEGER NOT NULL REFERENCES units (id) ON DELETE CASCADE,
      field_id INTEGER NOT NULL REFERENCES custom_fields (id),
      value ANY NOT NULL,
      PRIMARY KEY (unit_id, field_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX custom_values_value ON custom_values (field_id, value);
  `);
}
