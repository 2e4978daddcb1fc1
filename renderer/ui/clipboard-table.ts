import { guardFormula } from '../../shared/csv-text.ts';

/** A column of a table that is copied: its heading, and what stands in it. Dates are ISO text of the kind `date`. */
export interface CopyColumn<T> {
  readonly heading: string;
  readonly kind: 'text' | 'number' | 'date';
  /** Null and an empty text are empty cells. */
  value(row: T): string | number | null;
}

/** A table in the two forms that spreadsheets read from the clipboard. */
export interface ClipboardTable {
  readonly text: string;
  readonly html: string;
  readonly rows: number;
}

/**
 * The table as Excel takes it: numbers and ISO dates plain, texts as texts (`00123` and `1-2` stay what they are), what could be a formula
 * guarded as in CSV files, and tabs, quotes and line ends inside their cell.
 */
export function tableForClipboard<T>(columns: readonly CopyColumn<T>[], rows: readonly T[]): ClipboardTable {
  const headings = columns.map(({ heading }) => ({ kind: 'text' as const, value: heading }));
  const cells = rows.map((row) => columns.map(({ kind, value }) => ({ kind, value: value(row) ?? '' })));
  const text = [headings, ...cells].map((line) => line.map(asText).join('\t')).join('\r\n');
  const head = headings.map(({ value }) => `<th>${escaped(value)}</th>`).join('');
  const body = cells.map((line) => `<tr>${line.map(asHtml).join('')}</tr>`).join('\n');
  const html = `<meta charset="utf-8"><table><thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody></table>`;
  return { text, html, rows: rows.length };
}

interface Cell {
  readonly kind: CopyColumn<never>['kind'];
  readonly value: string | number;
}

function shown({ value }: Cell): string {
  return typeof value === 'number' ? String(value) : guardFormula(value);
}

function asText(cell: Cell): string {
  const text = shown(cell);
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function asHtml(cell: Cell): string {
  const text = escaped(shown(cell)).replace(/\r\n|\r|\n/g, '<br style="mso-data-placement:same-cell">');
  // Without the format Excel reads texts as if they were typed: a serial number loses its zeros, a room becomes a date.
  const format = cell.kind === 'text' && text !== '' ? ` style="mso-number-format:'\\@'"` : '';
  return `<td${format}>${text}</td>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
