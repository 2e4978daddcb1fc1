import type { CsvRecord } from '../csv-reader.ts';

/** A value of a REMS table as text; null for an empty one. */
export type RemsValue = string | null;

/** A row of a REMS table. */
export interface RemsRow {
  /** Its number as written; the row of the sheet where it has none. */
  readonly number: number;
  /** Null too for a column that the file lacks. */
  value(column: string): RemsValue;
  /** Columns that hold what is no text, number or date. */
  readonly unreadable: readonly string[];
}

/** A REMS database, read from its backup or from its workbook. */
export interface RemsTables {
  /** What was read, for the report. */
  readonly form: 'REMS backup' | 'REMS workbook';
  has(table: RemsTable): boolean;
  /** Columns that have no meaning here. */
  unknownColumns(table: RemsTable): readonly string[];
  count(table: RemsTable): number;
  /** The greatest number in the table. */
  maxId(table: RemsTable): number;
  /** In the order of their numbers; may be asked for again. */
  rows(table: RemsTable): Iterable<RemsRow>;
}

interface Layout {
  readonly key: string;
  /** Columns without which nothing can be made of the table. */
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Columns that are left alone on purpose: calculated ones, times, and those of sign-in. */
  readonly ignored: readonly string[];
}

const named: Layout = { key: 'id', required: ['id', 'name'], optional: ['is_active'], ignored: ['created_at'] };

/**
 * The ten tables of REMS in the order in which they are brought in, and their columns (1.2 and 1.3).
 * Source: REMS 1.1–1.5; columns that only 1.2 has: REMS 5, startup.
 */
export const remsLayouts = {
  equipment_classes: named,
  manufacturers: named,
  departments: named,
  facilities: { ...named, optional: ['facility_full', 'address', 'is_active'] },
  capital_categories: { ...named, required: ['id', 'name', 'min_cost'], optional: ['max_cost', 'is_active'] },
  equipment_subclasses: {
    ...named,
    required: ['id', 'name', 'class_id'],
    optional: ['estimated_capital_cost', 'expected_lifetime', 'is_active'],
  },
  personnel: {
    key: 'id',
    required: ['id', 'name', 'email'],
    optional: ['phone', 'roles', 'is_active', 'username', 'is_admin', 'login_required'],
    // The hash of a password is not even read.
    ignored: ['password_hash', 'must_change_password', 'last_login', 'created_at', 'updated_at'],
  },
  equipment: {
    key: 'eq_id',
    required: ['eq_id', 'class_id'],
    optional: [
      'subclass_id',
      'manufacturer_id',
      'department_id',
      'facility_id',
      'contact_id',
      'supervisor_id',
      'physician_id',
      'eq_mod',
      'eq_rm',
      'eq_phone',
      'eq_assetid',
      'eq_sn',
      'eq_mefac',
      'eq_mereg',
      'eq_manid',
      'eq_mandt',
      'eq_rfrbdt',
      'eq_instdt',
      'eq_eoldate',
      'eq_retdate',
      'eq_retired',
      'eq_planned',
      'eq_physcov',
      'eq_auditfreq',
      'eq_acrsite',
      'eq_acrunit',
      'eq_radcap',
      'eq_capfund',
      'eq_capcst',
      'eq_capyr',
      'eq_captype',
      'eq_capnote',
      'eq_notes',
    ],
    // The last three REMS itself throws away at the start of 1.3.
    ignored: [
      'eq_mefacreg',
      'eq_eeoldate',
      'eq_capcat',
      'eq_capecst',
      'created_at',
      'updated_at',
      'eq_address',
      'eq_servlogin',
      'eq_servpwd',
    ],
  },
  compliance_tests: {
    key: 'test_id',
    required: ['test_id', 'eq_id', 'test_type', 'test_date'],
    optional: ['report_date', 'submission_date', 'performed_by_id', 'reviewed_by_id', 'notes', 'created_by'],
    ignored: ['modified_by', 'created_at', 'updated_at'],
  },
  scheduled_tests: {
    key: 'schedule_id',
    required: ['schedule_id', 'eq_id', 'scheduled_date', 'scheduling_date'],
    optional: ['notes', 'created_by_id'],
    ignored: ['modified_by_id', 'created_at', 'updated_at'],
  },
} as const satisfies Record<string, Layout>;

/** A table of REMS. */
export type RemsTable = keyof typeof remsLayouts;

/** Every table, in the order of {@link remsLayouts}. */
// The object has the keys of its type and no others.
export const remsTableNames = Object.keys(remsLayouts) as RemsTable[];

/** The layout of a table, with its columns as plain texts. */
export function layoutOf(table: RemsTable): Layout {
  return remsLayouts[table];
}

/** The columns of a table that are read. */
export function readColumns(table: RemsTable): readonly string[] {
  const { required, optional } = layoutOf(table);
  return [...required, ...optional];
}

/** Those of the columns that mean nothing here. */
export function unknownAmong(table: RemsTable, columns: Iterable<string>): string[] {
  const { required, optional, ignored } = layoutOf(table);
  const known = new Set([...required, ...optional, ...ignored]);
  return [...columns].filter((column) => column !== '' && !known.has(column));
}

/** Tables without which a file is no REMS. */
export const neededTables: readonly RemsTable[] = ['equipment_classes', 'personnel', 'equipment'];

/** Columns without which nothing can be made of a table, and which are not there. */
export function missingColumns(table: RemsTable, present: readonly string[]): string[] {
  return layoutOf(table).required.filter((column) => !present.includes(column));
}

/** A row of a REMS table on its way through an import. */
export interface RemsRecord extends CsvRecord {
  readonly table: RemsTable;
  readonly data: RemsRow;
}
