import { AppError } from '#shared/contract/errors.ts';
import { unescapeCell } from './cell-escapes.ts';
import type { NumberLook } from './number-formats.ts';
import { damaged, type WorkbookLimits } from './refusals.ts';
import { type DateSystem, dateText } from './serial-dates.ts';
import { readXml, type XmlAttributes } from './xml-reader.ts';

/** One row of a sheet. */
export interface SheetRow {
  /** Its number in Excel, from 1. */
  readonly row: number;
  /** What a person sees in each cell, '' when blank; ends with the last cell that holds something. */
  readonly cells: readonly string[];
}

/** What cells are understood with. */
export interface CellSense {
  readonly strings: readonly string[];
  readonly looks: readonly NumberLook[];
  readonly dates: DateSystem;
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly look: NumberLook;
  value: string;
  hasValue: boolean;
  hasFormula: boolean;
}

/**
 * Reads a sheet row by row: texts as they are, dates as ISO, TRUE and FALSE, numbers as they look, of formulas what they came to.
 * @throws AppError INVALID when it is damaged, too large, or holds a formula without a result
 */
export function* readSheet(
  pieces: Iterable<Uint8Array>,
  name: string,
  sense: CellSense,
  limits: WorkbookLimits,
): Iterable<SheetRow> {
  let ready: SheetRow[] = [];
  let row = 0;
  let column = 0;
  let cells: string[] = [];
  let cell: OpenCell | undefined;
  let collects = false;
  let phonetic = 0;
  let rows = 0;
  let characters = 0;

  function openRow(attributes: XmlAttributes): void {
    const number = attributes.r === undefined ? row + 1 : Number(attributes.r);
    if (!Number.isInteger(number) || number <= row || number > 1_048_576) throw damaged();
    row = number;
    column = 0;
    cells = [];
    rows += 1;
    if (rows > limits.rows) throw refused(`has more than ${limits.rows} rows. Split it and send the parts.`);
  }

  function openCell(attributes: XmlAttributes): void {
    const reference = attributes.r;
    column = reference === undefined ? column + 1 : columnNumber(reference);
    const look = sense.looks[Number(attributes.s ?? -1)] ?? 'number';
    cell = { column, type: attributes.t ?? 'n', look, value: '', hasValue: false, hasFormula: false };
  }

  function closeCell({ column, hasFormula, hasValue, ...rest }: OpenCell): void {
    const where = columnLetters(column);
    if (hasFormula && !hasValue)
      throw refused(
        `has a formula without a result in cell ${where}${row}. Open it in Excel, save it, and send it again.`,
      );
    const text = cellText(rest, sense);
    if (text === '') return;
    if (column > limits.columns)
      throw refused(
        `has something in column ${where}; files here have at most ${limits.columns} columns. Remove what does not belong there.`,
      );
    characters += text.length;
    if (characters > limits.characters) throw refused('holds too much text to be read. Split it and send the parts.');
    while (cells.length < column - 1) cells.push('');
    // A cell that comes twice or out of order is no work of a spreadsheet.
    if (cells.length >= column) throw damaged();
    cells.push(text);
  }

  const refused = (rest: string) => new AppError('INVALID', `The sheet "${name.slice(0, 31)}" ${rest}`);

  const handlers = {
    open(name: string, attributes: XmlAttributes) {
      switch (name) {
        case 'row':
          openRow(attributes);
          return;
        case 'c':
          openCell(attributes);
          return;
        case 'v':
          if (cell) cell.hasValue = true;
          collects = true;
          return;
        case 'f':
          if (cell) cell.hasFormula = true;
          return;
        case 'rPh':
          phonetic += 1;
          return;
        case 't':
          collects = phonetic === 0;
      }
    },
    text(part: string) {
      if (collects && cell) cell.value += part;
    },
    close(name: string) {
      switch (name) {
        case 'v':
        case 't':
          collects = false;
          return;
        case 'rPh':
          phonetic -= 1;
          return;
        case 'c':
          if (cell) closeCell(cell);
          cell = undefined;
          return;
        case 'row':
          ready.push({ row, cells });
      }
    },
  };
  for (const _ of readXml(pieces, handlers)) {
    yield* ready;
    ready = [];
  }
}

function cellText(
  { type, value, look }: Pick<OpenCell, 'type' | 'value' | 'look'>,
  { strings, dates }: CellSense,
): string {
  switch (type) {
    case 's': {
      if (value === '') return '';
      const text = strings[Number(value)];
      if (text === undefined) throw damaged();
      return text;
    }
    case 'inlineStr':
    case 'str':
      return unescapeCell(value);
    case 'b':
      return value === '1' || value === 'true' ? 'TRUE' : value === '' ? '' : 'FALSE';
    case 'd':
      return isoText(value);
    case 'e':
      return value;
    default:
      return value === '' ? '' : numberText(Number(value), value, look, dates);
  }
}

function numberText(number: number, written: string, look: NumberLook, dates: DateSystem): string {
  if (!Number.isFinite(number)) return written;
  if (typeof look === 'object') {
    const whole = String(Math.round(Math.abs(number)));
    return `${number < 0 ? '-' : ''}${whole.padStart(look.padTo, '0')}`;
  }
  // Excel keeps 15 digits; what follows them are artefacts of the binary form.
  const date = look === 'number' ? undefined : dateText(number, look, dates);
  return date ?? String(Number.isSafeInteger(number) ? number : Number(number.toPrecision(15)));
}

/** A date that is stored as text: without a time that is midnight. */
function isoText(value: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?))?/.exec(value);
  if (!match?.[1]) return value;
  const [, date, time] = match;
  return time === undefined || /^00:00(:00)?$/.test(time) ? date : `${date} ${time.length === 5 ? `${time}:00` : time}`;
}

function columnNumber(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
    if (column > 16_384) throw damaged();
  }
  if (column === 0) throw damaged();
  return column;
}

/** A column as Excel names it: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26));
  return column > 26 ? `${columnLetters(Math.floor((column - 1) / 26))}${last}` : last;
}
