import { AppError } from '../../shared/contract/errors.ts';

/** One record of a CSV file. */
export interface CsvRecord {
  readonly cells: readonly string[];
  /** Its number in a spreadsheet: the first record is row 1, empty lines are rows too. */
  readonly row: number;
  /** The line of the file on which it begins; differs from `row` below cells that hold line breaks. */
  readonly line: number;
  /** False only for a last record that no line break ends. */
  readonly terminated: boolean;
}

/** Separators that are recognised. */
export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Longer records do not exist in honest files; what reaches this length is a quotation mark that nothing closes. */
const maxRecordLength = 2_000_000;

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Reads RFC 4180 text as Excel and Python write it: quoted cells may hold separators, line breaks and doubled quotes; CRLF, LF and CR end a record.
 * Own code because an import reads inside one synchronous transaction, which a stream parser cannot do; the tests compare it with csv-parse.
 * @throws AppError INVALID when a quoted cell is never closed
 */
export function* readCsv(texts: Iterable<string>, delimiter: Delimiter): Iterable<CsvRecord> {
  const source = texts[Symbol.iterator]();
  const separator = delimiter.charCodeAt(0);
  let buffer = '';
  let start = 0;
  let row = 1;
  let line = 1;
  let ended = false;
  for (;;) {
    const record = start < buffer.length ? parseRecord(buffer, start, separator, ended, row) : undefined;
    if (record) {
      yield { cells: record.cells, row, line, terminated: record.terminated };
      line += record.lines;
      row += 1;
      start = record.end;
      continue;
    }
    if (ended) return;
    if (buffer.length - start > maxRecordLength) throw unclosed(row);
    const next = source.next();
    ended = next.done === true;
    buffer = buffer.slice(start) + (next.done === true ? '' : next.value);
    start = 0;
  }
}

interface ParsedRecord {
  readonly cells: string[];
  readonly end: number;
  readonly lines: number;
  readonly terminated: boolean;
}

/** The record at `start`, or undefined when the text stops before its end and more is to come. */
function parseRecord(
  text: string,
  start: number,
  separator: number,
  ended: boolean,
  row: number,
): ParsedRecord | undefined {
  const cells: string[] = [];
  let lines = 1;
  let at = start;
  for (;;) {
    let value = '';
    if (text.charCodeAt(at) === quote) {
      const quoted = parseQuoted(text, at, ended, row);
      if (!quoted) return undefined;
      value = quoted.value;
      lines += countLineBreaks(value);
      at = quoted.end;
    }
    const end = endOfCell(text, at, separator);
    if (end === text.length && !ended) return undefined;
    cells.push(value === '' ? text.slice(at, end) : value + text.slice(at, end));
    if (end === text.length) return { cells, end, lines, terminated: false };
    const stop = text.charCodeAt(end);
    if (stop === separator) {
      at = end + 1;
      continue;
    }
    if (stop === lineFeed) return { cells, end: end + 1, lines, terminated: true };
    // A carriage return may be the first half of CRLF.
    if (end + 1 === text.length && !ended) return undefined;
    return { cells, end: text.charCodeAt(end + 1) === lineFeed ? end + 2 : end + 1, lines, terminated: true };
  }
}

/** The quoted part that opens at `at`; text that follows the closing quote belongs to the cell as it stands. */
function parseQuoted(
  text: string,
  at: number,
  ended: boolean,
  row: number,
): { value: string; end: number } | undefined {
  let value = '';
  let from = at + 1;
  for (;;) {
    const close = text.indexOf('"', from);
    if (close < 0 || (close + 1 === text.length && !ended)) {
      if (ended) throw unclosed(row);
      return undefined;
    }
    if (text.charCodeAt(close + 1) !== quote) return { value: value + text.slice(from, close), end: close + 1 };
    value += text.slice(from, close + 1);
    from = close + 2;
  }
}

function endOfCell(text: string, from: number, separator: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === separator || code === lineFeed || code === carriageReturn) return at;
  }
  return text.length;
}

function countLineBreaks(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) count += 1;
  }
  return count;
}

function unclosed(row: number): AppError {
  return new AppError(
    'INVALID',
    `A quotation mark that opens in row ${row} is never closed: the file was cut off, or the mark does not belong there. Correct it and send the file again.`,
  );
}
