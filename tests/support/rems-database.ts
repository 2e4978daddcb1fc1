import Database from 'better-sqlite3';

/** A database of REMS as the tests make one. */
export interface RemsDatabase {
  readonly db: Database.Database;
  /** The file that a backup would be. */
  bytes(): Buffer;
}

/** The ten tables of REMS 1.3, without its foreign keys, which it does not enforce. Source: REMS 1.1–1.5. */
const tables = `
  CREATE TABLE personnel (id INTEGER PRIMARY KEY, name VARCHAR(200) NOT NULL, email VARCHAR(200) NOT NULL UNIQUE, phone VARCHAR(50),
    roles VARCHAR(500), username VARCHAR(80) UNIQUE, password_hash VARCHAR(255), is_active BOOLEAN, is_admin BOOLEAN, login_required BOOLEAN,
    must_change_password BOOLEAN, last_login DATETIME, created_at DATETIME, updated_at DATETIME);
  CREATE TABLE equipment_classes (id INTEGER PRIMARY KEY, name VARCHAR(100) NOT NULL UNIQUE, is_active BOOLEAN, created_at DATETIME);
  CREATE TABLE departments (id INTEGER PRIMARY KEY, name VARCHAR(100) NOT NULL UNIQUE, is_active BOOLEAN, created_at DATETIME);
  CREATE TABLE manufacturers (id INTEGER PRIMARY KEY, name VARCHAR(100) NOT NULL UNIQUE, is_active BOOLEAN, created_at DATETIME);
  CREATE TABLE facilities (id INTEGER PRIMARY KEY, name VARCHAR(200) NOT NULL UNIQUE, facility_full VARCHAR(300), address TEXT,
    is_active BOOLEAN, created_at DATETIME);
  CREATE TABLE capital_categories (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL UNIQUE, min_cost INTEGER NOT NULL, max_cost INTEGER,
    is_active BOOLEAN, created_at DATETIME);
  CREATE TABLE equipment_subclasses (id INTEGER PRIMARY KEY, name VARCHAR(100) NOT NULL, class_id INTEGER NOT NULL,
    estimated_capital_cost INTEGER, expected_lifetime INTEGER, is_active BOOLEAN, created_at DATETIME);
  CREATE TABLE equipment (eq_id INTEGER PRIMARY KEY, class_id INTEGER NOT NULL, subclass_id INTEGER, manufacturer_id INTEGER,
    department_id INTEGER, facility_id INTEGER, contact_id INTEGER, supervisor_id INTEGER, physician_id INTEGER, eq_mod VARCHAR(200),
    eq_rm VARCHAR(100), eq_phone VARCHAR(20), eq_assetid VARCHAR(100), eq_sn VARCHAR(200), eq_mefac VARCHAR(100), eq_mereg VARCHAR(100),
    eq_mefacreg VARCHAR(100), eq_manid VARCHAR(100), eq_mandt DATE, eq_rfrbdt DATE, eq_instdt DATE, eq_eoldate DATE, eq_retdate DATE,
    eq_retired BOOLEAN, eq_planned BOOLEAN, eq_physcov BOOLEAN, eq_auditfreq VARCHAR(200), eq_acrsite VARCHAR(100), eq_acrunit VARCHAR(100),
    eq_radcap INTEGER, eq_capfund INTEGER, eq_capcst INTEGER, eq_capyr INTEGER, eq_captype VARCHAR(20), eq_capnote VARCHAR(140),
    eq_notes TEXT, created_at DATETIME, updated_at DATETIME);
  CREATE TABLE compliance_tests (test_id INTEGER PRIMARY KEY, eq_id INTEGER NOT NULL, test_type VARCHAR(100) NOT NULL, test_date DATE NOT NULL,
    report_date DATE, submission_date DATE, performed_by_id INTEGER, reviewed_by_id INTEGER, notes TEXT, created_by VARCHAR(10),
    created_at DATETIME, modified_by VARCHAR(10), updated_at DATETIME);
  CREATE TABLE scheduled_tests (schedule_id INTEGER PRIMARY KEY, eq_id INTEGER NOT NULL, scheduled_date DATE NOT NULL,
    scheduling_date DATE NOT NULL, notes TEXT, created_by_id INTEGER, created_at DATETIME, modified_by_id INTEGER, updated_at DATETIME);`;

/** A hash that must never turn up anywhere else. */
export const remsHash = 'pbkdf2:sha256:600000$saltsaltsalt$0123456789abcdef0123456789abcdef';

/** A small clinic with everything that REMS can hold. */
const clinic = `
  INSERT INTO equipment_classes (id, name, is_active) VALUES (3, 'CT', 1), (4, 'MRI', 1), (9, 'Film', 0);
  INSERT INTO manufacturers (id, name, is_active) VALUES (2, 'Siemens', 1), (5, 'Picker', 0);
  INSERT INTO departments (id, name, is_active) VALUES (1, 'Radiology', 1);
  INSERT INTO facilities (id, name, facility_full, address, is_active)
    VALUES (7, 'Main', 'Main Hospital', '1 Main St', 1), (8, 'Old', NULL, NULL, 0);
  INSERT INTO capital_categories (id, name, min_cost, max_cost, is_active) VALUES (1, 'A', 0, 99, 1), (2, 'B', 100, 499, 1), (3, 'C', 500, NULL, 1);
  INSERT INTO equipment_subclasses (id, name, class_id, estimated_capital_cost, expected_lifetime, is_active)
    VALUES (11, 'CT fixed', 3, 1500, 10, 1), (12, 'CT mobile', 3, 0, 0, 1), (13, 'MRI fixed', 4, 2500, 12, 0);
  INSERT INTO personnel (id, name, email, phone, roles, username, password_hash, is_active, is_admin, login_required)
    VALUES (21, 'Bevins, Nick', 'nick@example.org', '555-0100', 'physicist, contact', 'nick', '${remsHash}', 1, 1, 1),
           (22, 'Gone, Away', 'away@example.org', NULL, 'supervisor', NULL, NULL, 0, 0, 0),
           (23, 'Doe, Jane', 'jane@example.org', NULL, 'admin, physician', NULL, NULL, 1, 0, 0);
  INSERT INTO equipment (eq_id, class_id, subclass_id, manufacturer_id, department_id, facility_id, contact_id, supervisor_id, physician_id,
      eq_mod, eq_rm, eq_sn, eq_mefac, eq_mereg, eq_mefacreg, eq_mandt, eq_instdt, eq_retired, eq_planned, eq_physcov, eq_auditfreq, eq_radcap,
      eq_capcst, eq_captype, eq_notes)
    VALUES (101, 3, 11, 2, 1, 7, 21, 22, 23, 'Force', '101', '00123', 'FAC-12', 'REG-345', '12-345', '2015-02-03', '2016-01-02', 0, 0, 1,
              'Annual - TJC, Annual - ME', 1, 0, 'Replacement', 'café =1+1'),
           (102, 4, 13, NULL, NULL, 8, NULL, NULL, NULL, 'Aera', NULL, 'S2', NULL, NULL, NULL, NULL, NULL, 1, 0, 1, NULL, NULL, 900, NULL, NULL);
  INSERT INTO compliance_tests (test_id, eq_id, test_type, test_date, report_date, performed_by_id, reviewed_by_id, notes, created_by)
    VALUES (501, 101, 'Annual', '2025-03-01', '2025-03-09', 21, 23, 'none', 'NB'), (502, 101, 'qc_review', '2025-06-01', NULL, NULL, NULL, NULL, NULL);
  INSERT INTO scheduled_tests (schedule_id, eq_id, scheduled_date, scheduling_date, notes, created_by_id)
    VALUES (61, 101, '2027-02-01', '2026-11-01', 'bring phantom', 21);`;

/** A REMS 1.3 database in memory; `edit` spoils or adds to it. */
export function remsDatabase(edit = '', { empty = false }: { readonly empty?: boolean } = {}): RemsDatabase {
  const db = new Database(':memory:');
  db.exec(tables);
  if (!empty) db.exec(clinic);
  if (edit !== '') db.exec(edit);
  return { db, bytes: () => db.serialize() };
}
