import type { BlankCells, ImportMessage, RowOutcome } from '../../shared/imports.ts';
import type { Db } from '../database/connection.ts';
import type { Changes } from '../rpc/audit-chain.ts';
import type { Tx } from '../rpc/transact.ts';
import type { CsvRecord } from './csv-reader.ts';
import type { FileHeader, FileLayout } from './file-header.ts';
import type { SharedRecords } from './known-records.ts';

export type { SharedRecords } from './known-records.ts';

/** A changed cell, as files write it. */
export type CellChange = readonly [column: string, old: string | null, now: string | null];

/** What became, or would become, of a row. */
export interface PlannedRow {
  readonly row: number;
  readonly outcome: RowOutcome;
  /** Null for what is not stored (yet). */
  readonly recordId: number | null;
  readonly label: string;
  readonly changes: readonly CellChange[];
  readonly messages: readonly ImportMessage[];
  /** In a file of several tables: the table of the row, and the place of the row among all of them; `row` is its number in the table then. */
  readonly source?: { readonly table: string; readonly position: number };
}

/** Carries out a file row by row; without a transaction to write in this is the dry run. */
export interface FileRows {
  /** Undefined for an empty line. */
  plan(record: CsvRecord): PlannedRow | undefined;
  /** After the last row: writes what follows from all of them together. */
  finish(): void;
  /** What is to be said about the file as a whole, after the last row. */
  fileMessages(): readonly ImportMessage[];
}

/** What the rows of a file are carried out with. */
export interface RowsDeps {
  readonly db: Db;
  readonly header: FileHeader;
  readonly now: Date;
  /** The id of the first new record that takes one of ours; above every id in the file and in the database. */
  readonly firstFreeId: number;
  /** Where the writes go, and the import that they belong to; null pretends. */
  readonly write: { readonly tx: Tx; readonly importId: number } | null;
  /** What blank cells do; REMS's rule unless said otherwise. */
  readonly blankCells?: BlankCells;
  /** In a file of several tables: what its parts have in common. */
  readonly shared?: SharedRecords;
}

/** An entry of the audit trail, as undoing an import reads it. */
export interface UndoEntry {
  readonly entity_id: string;
  readonly action: string;
  readonly changes: Changes;
}

/** Takes back what an import wrote. */
export interface Reverter {
  /** What to do with the entries of each action. */
  readonly steps: Readonly<Record<string, (entry: UndoEntry) => void>>;
  /** After the last entry: writes what follows from all of them together. */
  finish(): void;
}

/** One kind of file: how its header looks, what its rows do, and how that is taken back. A new kind is one of these, and a line in kinds.ts. */
export interface FileKind extends FileLayout {
  /** The column with the record's own id. */
  readonly idColumn: string;
  /** The table whose ids these are. */
  readonly table: 'units' | 'tests' | 'bookings' | 'people' | 'facilities';
  /** Numbers of ours begin after the next multiple of this above those of a file from elsewhere; 1 where a file's numbers are kept. */
  readonly room: number;
  /** Whether a header without rows is a file of this kind with nothing in it rather than a mistake. */
  readonly mayBeEmpty: boolean;
  createRows(deps: RowsDeps): FileRows;
  createReverter(tx: Tx, importId: number): Reverter;
}
