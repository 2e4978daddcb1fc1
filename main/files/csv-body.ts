import { setImmediate } from 'node:timers/promises';
import { type CsvValue, csvLine } from './csv-writer.ts';

/** One column of a file: its heading and what a record has in it. */
export interface CsvColumn<Item> {
  readonly heading: string;
  readonly value: (item: Item) => CsvValue;
}

/** Records per slice: between two slices other requests are answered. */
const sliceSize = 500;

/** A CSV file of records by id, a slice at a time; UTF-8 without BOM, the header always. `read` answers the records of a slice in order. */
export async function* csvBody<Item>(
  ids: readonly number[],
  columns: readonly CsvColumn<Item>[],
  read: (ids: readonly number[]) => readonly Item[],
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(csvLine(columns.map(({ heading }) => heading)));
  for (let start = 0; start < ids.length; start += sliceSize) {
    let lines = '';
    for (const item of read(ids.slice(start, start + sliceSize))) {
      lines += csvLine(columns.map(({ value }) => value(item)));
    }
    yield encoder.encode(lines);
    await setImmediate();
  }
}
