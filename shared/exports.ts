import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { DownloadTicket } from './files.ts';

/** How far the latest workbook is, in rows; `waiting` until its file is fetched, `none` when there was none since the start. */
export const WorkbookProgress = z.object({
  state: z.enum(['none', 'waiting', 'running', 'done', 'cancelled', 'failed']),
  done: z.int(),
  total: z.int(),
});
export type WorkbookProgress = z.infer<typeof WorkbookProgress>;

/** Tables that screens copy to the clipboard. */
const copiedTables = [
  'equipment',
  'people',
  'findings',
  'capital',
  'capital-chart',
  'capital-budget',
  'capital-comparison',
] as const;
/** One of {@link copiedTables}. */
export type CopiedTable = (typeof copiedTables)[number];

/** Exports of more than one list. */
export const exportsContract = {
  workbook: mutation({
    access: 'system:manage',
    summary:
      'A ticket for the workbook of everything: one sheet for each table, passwords and keys left out. Also needs the right to export equipment.',
    input: z.strictObject({}),
    output: DownloadTicket,
    stepUp: true,
  }),
  progress: query({
    access: 'system:manage',
    summary: 'How far the latest workbook is. One is written at a time.',
    input: z.strictObject({}),
    output: WorkbookProgress,
  }),
  noteCopy: mutation({
    access: 'signed-in',
    summary: 'Puts on record that a table is copied to the clipboard; the screen copies it only after that.',
    input: z.strictObject({ list: z.enum(copiedTables), rows: z.int().min(0) }),
    output: z.object({}),
  }),
  cancel: mutation({
    access: 'system:manage',
    summary: 'Stops the workbook that is being written.',
    input: z.strictObject({}),
    output: WorkbookProgress,
    unaudited: 'that it was asked for is on record; stopping it changes nothing',
  }),
};
