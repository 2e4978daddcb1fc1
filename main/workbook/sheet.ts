import type { ColumnKind } from '../files/xlsx/sheet-cells.ts';

/** A column of a table as the workbook shows it. */
export interface BookColumn {
  /** The column of our table. */
  readonly column: string;
  readonly heading: string;
  readonly kind: ColumnKind | 'flag';
  /** Where it is not simply what is stored: SQL over the table. */
  readonly expression?: string;
}

/** A sheet of the workbook: one table. */
export interface BookSheet {
  readonly table: string;
  readonly sheet: string;
  readonly columns: readonly BookColumn[];
  /** Columns that stay at home, and why. Secrets are never anywhere else. */
  readonly omitted?: Readonly<Record<string, string>>;
  /** Columns by which rows are in order; `id` where nothing is said. */
  readonly order?: string;
}

/** As it is stored; `column=heading` where the heading is another one. */
export function plain(...names: readonly string[]): BookColumn[] {
  return names.map((name) => ({ ...split(name), kind: 'plain' }));
}

/** Plain dates, real ones in the workbook. */
export function dates(...names: readonly string[]): BookColumn[] {
  return names.map((name) => ({ ...split(name), kind: 'date' }));
}

/** UTC instants, real dates and times in the workbook. */
export function instants(...names: readonly string[]): BookColumn[] {
  return names.map((name) => ({ ...split(name), kind: 'instant' }));
}

/** 0 and 1 that mean no and yes. */
export function flags(...names: readonly string[]): BookColumn[] {
  return names.map((name) => ({ ...split(name), kind: 'flag' }));
}

function split(name: string): { readonly column: string; readonly heading: string } {
  const [column = name, heading = column] = name.split('=');
  return { column, heading };
}
