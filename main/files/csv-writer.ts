import { guardFormula } from '../../shared/csv-text.ts';

/** A value of a cell: null is blank, numbers and flags are never guarded. */
export type CsvValue = string | number | boolean | null;

/**
 * One line of a CSV file in the dialect of REMS: comma, CRLF, quotes only where they are needed, TRUE and FALSE,
 * an apostrophe before what a spreadsheet could take for a formula. Source: REMS 3.11, decisions table "CSV text".
 */
export function csvLine(values: readonly CsvValue[]): string {
  // A line of one blank cell would be an empty line, which readers skip.
  if (values.length === 1 && (values[0] === null || values[0] === '')) return '""\r\n';
  return `${values.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: CsvValue): string {
  if (value === null) return '';
  if (value === true) return 'TRUE';
  if (value === false) return 'FALSE';
  if (typeof value === 'number') return String(value);
  const text = guardFormula(value);
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const needsQuotes = /[",\r\n]/;

/** The local time of an instant as file names carry it: `YYYYMMDD_HHMMSS`. */
export function fileStamp(instant: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${instant.getFullYear()}${two(instant.getMonth() + 1)}${two(instant.getDate())}`;
  return `${date}_${two(instant.getHours())}${two(instant.getMinutes())}${two(instant.getSeconds())}`;
}

/** An instant as REMS files have it: `YYYY-MM-DD HH:MM:SS`, UTC. */
export function fileInstant(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 19)}`;
}
