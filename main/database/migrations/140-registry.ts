import type { Database } from 'better-sqlite3';

export const id = 140;
export const name = 'registry';

/**
 * Studies, patients with identities that are encrypted field by field, and their examinations. Sealed texts name the key they were written
 * under (`kid`); their authenticated data are table, row uuid, column and key. Tokens of `patient_index` are keyed hashes.
 */
export function up(db: Database): void {
  const now = new Date().toISOString();
  db.exec(`
    CREATE TABLE studies (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      name_folded TEXT NOT NULL UNIQUE,
      prefix TEXT NOT NULL UNIQUE,
      everyone INTEGER NOT NULL DEFAULT 0 CHECK (everyone IN (0, 1)),
      is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1)),
      active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
      version INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX studies_default ON studies (is_default) WHERE is_default = 1;
    -- Every prefix that a study has or had: it belongs to that study for ever.
    CREATE TABLE study_prefixes (
      prefix TEXT PRIMARY KEY,
      study_id INTEGER NOT NULL REFERENCES studies (id),
      since TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX study_prefixes_study ON study_prefixes (study_id);
    CREATE TABLE study_members (
      study_id INTEGER NOT NULL REFERENCES studies (id),
      account_id INTEGER NOT NULL REFERENCES accounts (id),
      role TEXT NOT NULL CHECK (role IN ('member', 'investigator')),
      PRIMARY KEY (study_id, account_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX study_members_account ON study_members (account_id);
    CREATE TABLE identifier_counters (
      study_id INTEGER NOT NULL REFERENCES studies (id),
      year INTEGER NOT NULL,
      last INTEGER NOT NULL CHECK (last >= 1),
      PRIMARY KEY (study_id, year)
    ) STRICT, WITHOUT ROWID;
    -- A number is used once, for ever.
    CREATE TRIGGER identifier_counters_only_rise BEFORE UPDATE ON identifier_counters
      WHEN NEW.last < OLD.last OR NEW.study_id <> OLD.study_id OR NEW.year <> OLD.year
      BEGIN SELECT RAISE(ABORT, 'counters of identifiers only rise'); END;
    CREATE TRIGGER identifier_counters_stay BEFORE DELETE ON identifier_counters
      BEGIN SELECT RAISE(ABORT, 'counters of identifiers stay'); END;

    CREATE TABLE patients (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      uuid TEXT NOT NULL UNIQUE,
      study_id INTEGER NOT NULL REFERENCES studies (id),
      identifier TEXT NOT NULL UNIQUE,
      sex TEXT NOT NULL,
      kid TEXT NOT NULL,
      ipp TEXT NOT NULL,
      first_name TEXT NOT NULL,
      last_name TEXT NOT NULL,
      birth_date TEXT NOT NULL,
      index_kid TEXT NOT NULL,
      version INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL,
      created_by_id INTEGER NOT NULL REFERENCES accounts (id),
      updated_at TEXT NOT NULL,
      archived_at TEXT,
      archived_by TEXT,
      archived_reason TEXT,
      -- Set aside, because no key opens it; see the recovery page.
      aside_at TEXT
    ) STRICT;
    -- All that lists ask for, without the sealed texts: the wide rows are read for one page only.
    CREATE INDEX patients_list ON patients (id, study_id, created_by_id, archived_at, aside_at, sex, created_at, identifier);
    CREATE INDEX patients_study ON patients (study_id, archived_at, aside_at, id);
    CREATE INDEX patients_creator ON patients (created_by_id, id);
    CREATE INDEX patients_kid ON patients (kid);
    CREATE INDEX patients_index_kid ON patients (index_kid);
    -- Blind index: keyed hashes (16 bytes) of the IPP, of beginnings of names, of the birth date, and of both names with the birth date.
    CREATE TABLE patient_index (
      kind TEXT NOT NULL CHECK (kind IN ('ipp', 'name', 'birth', 'person')),
      token BLOB NOT NULL,
      patient_id INTEGER NOT NULL REFERENCES patients (id) ON DELETE CASCADE,
      PRIMARY KEY (kind, token, patient_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX patient_index_patient ON patient_index (patient_id);
    CREATE TABLE patient_changes (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      uuid TEXT NOT NULL UNIQUE,
      patient_id INTEGER NOT NULL REFERENCES patients (id) ON DELETE CASCADE,
      at TEXT NOT NULL,
      by TEXT NOT NULL,
      by_id INTEGER NOT NULL REFERENCES accounts (id),
      kind TEXT NOT NULL CHECK (kind IN ('created', 'corrected', 'archived', 'restored')),
      reason TEXT,
      -- Names of the fields that changed, a JSON array.
      fields TEXT NOT NULL,
      kid TEXT,
      -- Values before and after, sealed; null where nothing changed.
      sealed TEXT,
      CHECK ((kid IS NULL) = (sealed IS NULL))
    ) STRICT;
    CREATE INDEX patient_changes_patient ON patient_changes (patient_id, id);
    CREATE INDEX patient_changes_kid ON patient_changes (kid) WHERE kid IS NOT NULL;
    CREATE TABLE patient_reviews (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      uuid TEXT NOT NULL UNIQUE,
      study_id INTEGER NOT NULL REFERENCES studies (id),
      matched_id INTEGER NOT NULL REFERENCES patients (id) ON DELETE CASCADE,
      matched_by TEXT NOT NULL CHECK (matched_by IN ('ipp', 'name')),
      asked_at TEXT NOT NULL,
      asked_by_id INTEGER NOT NULL REFERENCES accounts (id),
      state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'same', 'other', 'withdrawn')),
      decided_at TEXT,
      decided_by_id INTEGER REFERENCES accounts (id),
      -- The patient that came of it.
      patient_id INTEGER REFERENCES patients (id) ON DELETE SET NULL,
      kid TEXT,
      -- While it is open the entry; then the answer, since people write names there, if there is one.
      sealed TEXT,
      version INTEGER NOT NULL DEFAULT 1,
      CHECK ((kid IS NULL) = (sealed IS NULL))
    ) STRICT;
    CREATE INDEX patient_reviews_study ON patient_reviews (study_id, state, id);
    CREATE INDEX patient_reviews_asker ON patient_reviews (asked_by_id, id);
    CREATE INDEX patient_reviews_kid ON patient_reviews (kid) WHERE kid IS NOT NULL;

    CREATE TABLE examinations (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      uuid TEXT NOT NULL UNIQUE,
      patient_id INTEGER NOT NULL REFERENCES patients (id) ON DELETE CASCADE,
      unit_id INTEGER NOT NULL REFERENCES units (id),
      examined_on TEXT NOT NULL,
      procedure TEXT NOT NULL,
      dose_quantity TEXT,
      dose_value REAL,
      dose_unit TEXT,
      kid TEXT,
      -- Sealed, since people write names into notes.
      note TEXT,
      version INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL,
      created_by_id INTEGER NOT NULL REFERENCES accounts (id),
      updated_at TEXT NOT NULL,
      voided_at TEXT,
      voided_by TEXT,
      voided_reason TEXT,
      CHECK ((kid IS NULL) = (note IS NULL)),
      CHECK ((dose_quantity IS NULL) = (dose_value IS NULL) AND (dose_quantity IS NULL) = (dose_unit IS NULL))
    ) STRICT;
    CREATE INDEX examinations_patient ON examinations (patient_id, examined_on, id);
    CREATE INDEX examinations_unit ON examinations (unit_id, examined_on, id);
    CREATE INDEX examinations_kid ON examinations (kid) WHERE kid IS NOT NULL;
  `);
  db.prepare(
    `INSERT INTO studies (name, name_folded, prefix, everyone, is_default, created_at, updated_at)
     VALUES ('ONCOCENTRE', 'oncocentre', 'ONCOCENTRE', 1, 1, @now, @now)`,
  ).run({ now });
  db.prepare(`INSERT INTO study_prefixes (prefix, study_id, since) SELECT prefix, id, @now FROM studies`).run({ now });
}
