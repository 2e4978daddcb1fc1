import { AppError } from '#shared/contract/errors.ts';
import { openWorkbook, type WorkbookSheet } from '../../files/xlsx/open-workbook.ts';
import { type WorkbookLimits, workbookLimits } from '../../files/xlsx/refusals.ts';
import { parseWhole } from '../cell-values.ts';
import {
  layoutOf,
  missingColumns,
  neededTables,
  type RemsRow,
  type RemsTable,
  type RemsTables,
  readColumns,
  remsTableNames,
  unknownAmong,
} from './rems-tables.ts';

/** A workbook of a whole REMS is larger than a sheet that somebody keeps by hand. */
const limits: WorkbookLimits = { ...workbookLimits, unpackedBytes: 600_000_000, rows: 1_048_576 };
/** Excel cuts the names of sheets. */
const maxSheetName = 31;

interface Sheet {
  readonly sheet: WorkbookSheet;
  /** Where the columns stand. */
  readonly positions: ReadonlyMap<string, number>;
  readonly count: number;
  readonly maxId: number;
}

/**
 * Reads the workbook that an administrator downloads from REMS: a sheet per table, the header in its first row. Sheets of other names are
 * left alone.
 * @throws AppError INVALID, in a sentence: damaged, encrypted, too large, or no workbook of REMS
 */
export function openRemsWorkbook(bytes: Uint8Array): RemsTables {
  const { sheets } = openWorkbook(bytes, limits);
  const found = new Map<RemsTable, Sheet>();
  for (const table of remsTableNames) {
    const sheet = sheets.find(({ name }) => name.toLowerCase() === table.slice(0, maxSheetName));
    if (sheet) found.set(table, readThrough(sheet, table));
  }
  const missing = neededTables.filter((table) => !found.has(table));
  if (missing.length > 0)
    throw new AppError(
      'INVALID',
      `This is no workbook of a whole REMS: it has no sheet ${missing.join(', ')}. A file of one kind is imported under its own kind.`,
    );
  return {
    form: 'REMS workbook',
    has: (table) => found.has(table),
    unknownColumns: (table) => unknownAmong(table, found.get(table)?.positions.keys() ?? []),
    count: (table) => found.get(table)?.count ?? 0,
    maxId: (table) => found.get(table)?.maxId ?? 0,
    *rows(table) {
      const sheet = found.get(table);
      if (sheet) yield* rowsOf(table, sheet);
    },
  };
}

function readThrough(sheet: WorkbookSheet, table: RemsTable): Sheet {
  const positions = new Map<string, number>();
  let count = 0;
  let maxId = 0;
  let isHeader = true;
  for (const { cells } of sheet.rows()) {
    if (isHeader) {
      isHeader = false;
      cells.forEach((cell, position) => {
        const name = cell.trim();
        if (name !== '' && !positions.has(name)) positions.set(name, position);
      });
      const missing = missingColumns(table, [...positions.keys()]);
      if (missing.length > 0)
        throw new AppError(
          'INVALID',
          `This is no workbook of a whole REMS: its sheet ${table} has no column ${missing.join(', ')}. Download it anew from REMS.`,
        );
      continue;
    }
    if (cells.every((cell) => cell.trim() === '')) continue;
    count += 1;
    const id = cells[positions.get(layoutOf(table).key) ?? -1] ?? '';
    maxId = Math.max(maxId, parseWhole(id.trim(), 1, Number.MAX_SAFE_INTEGER) ?? 0);
  }
  return { sheet, positions, count, maxId };
}

function* rowsOf(table: RemsTable, { sheet, positions }: Sheet): Iterable<RemsRow> {
  const { key } = layoutOf(table);
  const wanted = new Set(readColumns(table));
  let isHeader = true;
  for (const { row, cells } of sheet.rows()) {
    if (isHeader) {
      isHeader = false;
      continue;
    }
    if (cells.every((cell) => cell.trim() === '')) continue;
    const value = (column: string) => {
      const text = wanted.has(column) ? (cells[positions.get(column) ?? -1] ?? '').trim() : '';
      return text === '' ? null : text;
    };
    yield { number: parseWhole(value(key) ?? '', 1, Number.MAX_SAFE_INTEGER) ?? row, value, unreadable: [] };
  }
}
