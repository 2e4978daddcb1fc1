import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { UploadTicket } from './files.ts';
import { Paging, RecordId } from './lists.ts';

/** What can be imported: `rems` is everything of a REMS at once, from its backup or its workbook. Tests and bookings also need the permission `compliance:write`, people `people:write`, facilities `lookups:write`. */
export const importKinds = ['rems', 'equipment', 'tests', 'bookings', 'people', 'facilities'] as const;
export type ImportKind = (typeof importKinds)[number];

/** The life of an import: a file arrives, is checked (dry run, changes nothing), is applied, may be undone. */
export const importStates = [
  'waiting',
  'checking',
  'checked',
  'refused',
  'applying',
  'applied',
  'undoing',
  'undone',
  'cancelled',
  'failed',
] as const;
export type ImportState = (typeof importStates)[number];

/** `good-rows`: good rows go in, bad rows are reported. `all-or-nothing`: one bad row refuses the file. */
export const importModes = ['good-rows', 'all-or-nothing'] as const;
export type ImportMode = (typeof importModes)[number];

/**
 * What a blank cell of a column that the file has does to its field: `rems` is REMS's rule for the kind of file (a file of equipment, people or
 * facilities empties it, one of surveys or bookings keeps it), or the same for every field. Where blank keeps, CLEAR, NULL or NONE empties.
 */
export const blankCells = ['rems', 'keep', 'clear'] as const;
export type BlankCells = (typeof blankCells)[number];

/** What happens to a row. */
export const rowOutcomes = ['created', 'updated', 'unchanged', 'skipped', 'error'] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

/**
 * A message about a row, numbered as in a spreadsheet (the header is row 1; absent: the whole file).
 * `error`: the row does not go in. `warning`: something was not taken over as written. `remark`: about the quality of the data.
 */
export const ImportMessage = z.object({
  level: z.enum(['error', 'warning', 'remark']),
  row: z.int().min(1).optional(),
  /** In a file of several tables, the table; `row` is the number of the record in it then. */
  table: z.string().optional(),
  column: z.string().optional(),
  message: z.string(),
});
export type ImportMessage = z.infer<typeof ImportMessage>;

/** Counts of rows and messages. */
export const ImportCounts = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  skipped: z.int(),
  errors: z.int(),
  warnings: z.int(),
  remarks: z.int(),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

/** Counts of one table of a file of several tables, under the name that the file gives it. */
export const ImportTable = z.object({ table: z.string(), ...ImportCounts.shape });
export type ImportTable = z.infer<typeof ImportTable>;

/** One import as it stands. */
export const Import = z.object({
  id: RecordId,
  kind: z.enum(importKinds),
  /** The sample clinic is an import too, so that undoing it removes it. */
  source: z.enum(['file', 'sample']),
  fileName: z.string(),
  state: z.enum(importStates),
  mode: z.enum(importModes).nullable(),
  /** Rows done and rows in all while checking, applying or undoing. */
  progress: z.object({ done: z.int(), total: z.int() }),
  counts: ImportCounts,
  /** The counts table by table, in the order of the import; null for a file of one table, and before the check. */
  tables: z.array(ImportTable).nullable(),
  /** How the file was read: `UTF-8`, `UTF-8 with BOM`, `Windows-1252`, `Excel`; `,` or `;`. */
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  /** The sheet that was read of a workbook (`encoding` is `Excel` then); null for text. */
  sheet: z.string().nullable(),
  blankCells: z.enum(blankCells),
  /** Why it was refused or failed, in words. */
  message: z.string().nullable(),
  /** Whether undoing is possible now; when not, `undoRefusal` says why. */
  undoable: z.boolean(),
  undoRefusal: z.string().nullable(),
  createdAt: Instant,
  createdBy: z.string(),
  appliedAt: Instant.nullable(),
});
export type Import = z.infer<typeof Import>;

/** One row of the difference; `label` names the record, `unitId` is the unit that it is about (null before it is stored), `changes` are texts as the file writes them, keyed by column. */
export const ImportRow = z.object({
  row: z.int(),
  /** In a file of several tables, the table; `row` is the number of the record in it then. */
  table: z.string().nullable(),
  outcome: z.enum(rowOutcomes),
  recordId: RecordId.nullable(),
  unitId: RecordId.nullable(),
  label: z.string(),
  changes: z.array(z.object({ column: z.string(), old: z.string().nullable(), new: z.string().nullable() })),
  messages: z.array(ImportMessage),
});
export type ImportRow = z.infer<typeof ImportRow>;

const One = z.strictObject({ importId: RecordId });

/** Files that come in. The file itself travels through a ticket, never through a call. */
export const importsContract = {
  begin: mutation({
    access: 'equipment:import',
    summary: 'Opens an import and answers where to send the file.',
    input: z.strictObject({
      kind: z.enum(importKinds),
      fileName: z.string().min(1).max(255),
      size: z.int().min(0).optional(),
    }),
    output: z.object({ importId: RecordId, upload: UploadTicket }),
    unaudited: 'nothing changes until the import is applied',
  }),
  check: mutation({
    access: 'equipment:import',
    summary:
      'Starts the dry run of the file that was sent, or another one with another rule for blank cells; follow it with imports.get.',
    input: z.strictObject({ importId: RecordId, blankCells: z.enum(blankCells).optional() }),
    output: Import,
    unaudited: 'a dry run changes nothing',
  }),
  get: query({ access: 'equipment:import', summary: 'One import with its progress.', input: One, output: Import }),
  rows: query({
    access: 'equipment:import',
    summary: 'The difference, row by row.',
    input: z.strictObject({
      importId: RecordId,
      outcome: z.enum(rowOutcomes).optional(),
      table: z.string().max(60).optional(),
      withMessages: z.boolean().optional(),
      ...Paging,
    }),
    output: z.object({ items: z.array(ImportRow), total: z.int() }),
  }),
  messages: query({
    access: 'equipment:import',
    summary: 'Messages about the file and its rows, errors first.',
    input: z.strictObject({ importId: RecordId, ...Paging }),
    output: z.object({ items: z.array(ImportMessage), total: z.int() }),
  }),
  apply: mutation({
    access: 'equipment:import',
    summary: 'Starts writing the checked rows, in one transaction.',
    input: z.strictObject({ importId: RecordId, mode: z.enum(importModes) }),
    output: Import,
  }),
  cancel: mutation({
    access: 'equipment:import',
    summary: 'Stops a running check or import; nothing of it stays.',
    input: One,
    output: Import,
    unaudited: 'what is cancelled was never written',
  }),
  undo: mutation({
    access: 'equipment:import',
    summary: 'Takes a whole import back, while nothing later touched its rows.',
    input: One,
    output: Import,
  }),
  list: query({
    access: 'equipment:import',
    summary: 'Imports, newest first.',
    input: z.strictObject({ ...Paging }),
    output: z.object({ items: z.array(Import), total: z.int() }),
  }),
};
