import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { UploadTicket } from './files.ts';
import { Paging, RecordId } from './lists.ts';

/** What can be imported; tests and bookings also need the permission `compliance:write`. */
export const importKinds = ['equipment', 'tests', 'bookings'] as const;
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
  /** How the file was read: `UTF-8`, `UTF-8 with BOM`, `Windows-1252`; `,` or `;`. */
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
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
    summary: 'Starts the dry run of the file that was sent; follow it with imports.get.',
    input: One,
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
