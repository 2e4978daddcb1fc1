import { inTurns } from '../rpc/turns.ts';
import { type CsvValue, csvLine } from './csv-writer.ts';
import type { ColumnKind } from './xlsx/sheet-cells.ts';

/** One column of a file: its heading and what a record has in it. */
export interface CsvColumn<Item> {
  readonly heading: string;
  readonly value: (item: Item) => CsvValue;
  /** What a workbook makes of the texts of the column: real dates, for instance. CSV writes them as they are. */
  readonly kind?: ColumnKind | undefined;
}

/** Tells Excel that the text is UTF-8. */
const byteOrderMark = Uint8Array.of(0xef, 0xbb, 0xbf);

/** A CSV file of records by id, a slice at a time; UTF-8, the header always. `read` answers the records of a slice in order. */
export async function* csvBody<Item>(
  ids: readonly number[],
  columns: readonly CsvColumn<Item>[],
  read: (ids: readonly number[]) => readonly Item[],
  bom = false,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  if (bom) yield byteOrderMark;
  yield encoder.encode(csvLine(columns.map(({ heading }) => heading)));
  yield* inTurns(ids, (slice) => {
    let lines = '';
    for (const item of read(slice)) lines += csvLine(columns.map(({ value }) => value(item)));
    return [encoder.encode(lines)];
  });
}
