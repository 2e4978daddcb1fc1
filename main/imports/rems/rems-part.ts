import type { ImportMessage } from '#shared/imports.ts';
import type { PlannedRow, RowsDeps, SharedRecords } from '../kind.ts';
import type { RemsNumbers } from './rems-numbers.ts';
import type { RemsRow, RemsTable, RemsTables } from './rems-tables.ts';
import type { RowNotes } from './row-notes.ts';

/** Carries out the rows of one table. */
export interface RemsPart {
  /** What of it does not depend on the table is filled in by the caller; undefined refuses the row for the errors among its notes. */
  plan(row: RemsRow, notes: RowNotes): RemsPlan | undefined;
  /** After the last row of all tables. */
  finish?(): void;
  /** What is to be said about the table as a whole. */
  fileMessages?(): readonly ImportMessage[];
}

/** What becomes of a row; messages of its own kind of file come with it. */
export type RemsPlan = Omit<PlannedRow, 'row' | 'source' | 'messages'> & {
  readonly messages?: readonly ImportMessage[];
};

/** What a part works with. */
export interface RemsPartDeps extends Pick<RowsDeps, 'db' | 'now' | 'write'> {
  readonly tables: RemsTables;
  readonly table: RemsTable;
  readonly shared: SharedRecords;
  readonly numbers: RemsNumbers;
}
