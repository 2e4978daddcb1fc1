import { parseBoolean, parseWhole } from '../cell-values.ts';
import { quoted } from '../row-cells.ts';
import type { RemsRow, RemsValue } from './rems-tables.ts';
import type { RowNotes } from './row-notes.ts';

/** Whether a record is in use: an empty cell is what REMS takes for yes. */
export function readActive(row: RemsRow, notes: RowNotes): boolean {
  const text = row.value('is_active');
  const active = text === null ? true : parseBoolean(text);
  if (active !== undefined) return active;
  notes.warning(`${quoted(text ?? '')} is neither TRUE nor FALSE; the entry is taken as in use.`, 'is_active');
  return true;
}

/** The name of a record, which every one has. */
export function readName(row: RemsRow, notes: RowNotes, max: number): string {
  const name = row.value('name') ?? '';
  if (name === '') notes.error('The name is blank. Fill it in in REMS, or remove the row.', 'name');
  else if (name.length > max) notes.error(`${quoted(name)} is longer than the ${max} characters of a name.`, 'name');
  return name;
}

/** A whole number in the column; null for an empty cell and for what cannot be read, which is said. */
export function readWhole(row: RemsRow, notes: RowNotes, column: string, max: number): number | null {
  const text = row.value(column);
  if (text === null) return null;
  const value = parseWhole(text, 0, max);
  if (value === undefined)
    notes.warning(`${quoted(text)} is not a whole number from 0 to ${max}; it was left out.`, column);
  return value ?? null;
}

/** As {@link readWhole}, where REMS writes 0 for what it does not know. Source: REMS 6.10. */
export function readKnownWhole(row: RemsRow, notes: RowNotes, column: string, max: number): number | null {
  const value = readWhole(row, notes, column, max);
  if (value !== 0) return value;
  notes.remark('In REMS 0 stands for unknown; it was left empty.', column);
  return null;
}

/** A text in the column, left out with a warning when it is too long. */
export function readText(row: RemsRow, notes: RowNotes, column: string, max: number): string | null {
  const text = row.value(column);
  if (text === null || text.length <= max) return text;
  notes.warning(`${quoted(text)} has ${text.length} characters, ${max} fit; it was left out.`, column);
  return null;
}

/** A date without the time of day that databases and workbooks add to it; other texts as they are. */
export function dateText(text: RemsValue): RemsValue {
  return text === null ? null : (/^(\d{4}-\d{1,2}-\d{1,2})[ T]00:00(?::00(?:\.0+)?)?Z?$/.exec(text)?.[1] ?? text);
}
