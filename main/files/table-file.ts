import { guardForSheet } from '../../shared/csv-text.ts';
import type { FileForm } from '../../shared/files.ts';
import { inTurns } from '../rpc/turns.ts';
import { type CsvColumn, csvBody } from './csv-body.ts';
import { fileStamp } from './csv-writer.ts';
import type { OutgoingFile } from './tickets.ts';
import { createWorkbookWriter, workbookType } from './xlsx/workbook-writer.ts';

/** A table of records by id, as people take it away. */
export interface TableFile<Item> {
  /** Of the file, without time and ending; also of the sheet. */
  readonly name: string;
  readonly at: Date;
  readonly columns: readonly CsvColumn<Item>[];
  /** Settled when the file was asked for. */
  readonly ids: readonly number[];
  /** Answers the records of a slice in order. */
  readonly read: (ids: readonly number[]) => readonly Item[];
}

/** The table as a CSV file (UTF-8, with a byte-order mark on request, so that Excel shows accents) or as a workbook of one sheet. */
export function tableFile<Item>(table: TableFile<Item>, { format = 'csv', bom = false }: FileForm): OutgoingFile {
  const { name, at, columns, ids, read } = table;
  const stamped = `${name}_${fileStamp(at)}`;
  if (format === 'xlsx')
    return { fileName: `${stamped}.xlsx`, contentType: workbookType, body: () => sheetBody(table) };
  return {
    fileName: `${stamped}.csv`,
    contentType: 'text/csv; charset=utf-8',
    body: () => csvBody(ids, columns, read, bom),
  };
}

async function* sheetBody<Item>({ name, at, columns, ids, read }: TableFile<Item>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const writer = createWorkbookWriter((bytes) => void ready.push(bytes), at);
  const sheet = writer.sheet(name, columns);
  yield* inTurns(ids, (slice) => {
    for (const item of read(slice)) {
      sheet.row(
        columns.map(({ value }) => {
          const cell = value(item);
          return typeof cell === 'string' ? guardForSheet(cell) : cell;
        }),
      );
    }
    const pieces = ready;
    ready = [];
    return pieces;
  });
  writer.finish();
  yield* ready;
}
