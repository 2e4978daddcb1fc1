import { guardFormula } from '../../shared/csv-text.ts';
import type { CopyColumn } from '../ui/clipboard-table.ts';
import { startDownload } from '../ui/start-download.ts';

/** A table as CSV: comma, CRLF, headings first, texts that could be formulas guarded as in every other file. */
export function csvOf<T>(columns: readonly CopyColumn<T>[], rows: readonly T[], bom: boolean): string {
  const lines = [
    columns.map(({ heading }) => cell(heading)),
    ...rows.map((row) => columns.map(({ value }) => cell(value(row)))),
  ];
  return `${bom ? '\ufeff' : ''}${lines.map((line) => `${line.join(',')}\r\n`).join('')}`;
}

function cell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = guardFormula(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** `capital-chart_20260301_093000.csv`, by this machine's clock. */
function stampedName(name: string, ending: string, at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `${name}_${day}_${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}.${ending}`;
}

/** Makes a file only once it is on record that it leaves; where that is refused there is no file. */
export async function notedSave(note: () => Promise<unknown>, save: () => string | Promise<string>): Promise<string> {
  await note();
  return save();
}

/** Saves what the page made itself; answers the name of the file. */
export function saveBlob(blob: Blob, name: string, ending: string): string {
  const fileName = stampedName(name, ending, new Date());
  const address = URL.createObjectURL(blob);
  startDownload(address, fileName);
  // The browser has taken the file over by then; the page does not keep it for ever.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return fileName;
}

/** Saves a table as CSV; answers the name of the file. */
export function saveCsv<T>(name: string, columns: readonly CopyColumn<T>[], rows: readonly T[], bom: boolean): string {
  return saveBlob(new Blob([csvOf(columns, rows, bom)], { type: 'text/csv;charset=utf-8' }), name, 'csv');
}
