import { escapeCell } from './cell-escapes.ts';
import { serialOf } from './serial-dates.ts';
import { columnLetters } from './sheet-reader.ts';

/** A value of a cell; null is blank. */
export type SheetValue = string | number | boolean | null;

/**
 * How a column shows what is in it. `date`: `YYYY-MM-DD` becomes a real date; `instant`: a UTC instant, ISO text, becomes a real date and time
 * (in UTC, as files of REMS have it); what is no such thing stays text.
 */
export type ColumnKind = 'plain' | 'date' | 'instant';

/** Styles of cells, by their place in the workbook's list. */
const styles = { date: 1, instant: 2, text: 3 } as const;

/** Excel holds no longer text in a cell. */
export const maxCellText = 32_767;

/** Writes the cells of a sheet's columns as XML. */
export function createCellWriter(kinds: readonly ColumnKind[]) {
  const letters = kinds.map((_, position) => columnLetters(position + 1));
  return {
    /** One row. @param row its number in Excel */
    row(row: number, values: readonly SheetValue[]): string {
      let cells = '';
      for (let position = 0; position < kinds.length; position += 1) {
        const value = values[position];
        if (value === null || value === undefined || value === '') continue;
        cells += cell(`${letters[position]}${row}`, value, kinds[position] ?? 'plain');
      }
      return `<row r="${row}">${cells}</row>`;
    },
  };
}

function cell(reference: string, value: string | number | boolean, kind: ColumnKind): string {
  if (typeof value === 'boolean') return `<c r="${reference}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'number') {
    return Number.isFinite(value) ? `<c r="${reference}"><v>${value}</v></c>` : text(reference, String(value));
  }
  if (kind === 'plain') return text(reference, value);
  const serial = serialOf(value);
  return serial === undefined
    ? text(reference, value)
    : `<c r="${reference}" s="${kind === 'date' ? styles.date : styles.instant}"><v>${serial}</v></c>`;
}

/** Text is never a formula, whatever it begins with: Excel evaluates only what stands in an `f` element. */
function text(reference: string, value: string): string {
  const kept = value.length > maxCellText ? value.slice(0, maxCellText) : value;
  return `<c r="${reference}" s="${styles.text}" t="inlineStr"><is><t xml:space="preserve">${escapeCell(kept)}</t></is></c>`;
}
