import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { UnitSort } from './equipment.ts';
import { DownloadTicket } from './files.ts';
import { RecordId, RowVersion, Search, UnitFilters } from './lists.ts';

/** Labels of one print. */
export const maxLabels = 2000;

/** Millimetres by which a printer is off: right and down are positive. */
const Offset = z.number().min(-20).max(20);

/** A sheet of labels or the roll of a label printer; all lengths in millimetres. */
export const LabelFormat = z.object({
  id: z.string(),
  /** As it stands on the packet. */
  name: z.string(),
  kind: z.enum(['sheet', 'roll']),
  page: z.object({ width: z.number(), height: z.number() }),
  label: z.object({ width: z.number(), height: z.number() }),
  columns: z.int(),
  rows: z.int(),
  /** From the page's edges to the first label. */
  margin: z.object({ left: z.number(), top: z.number() }),
  /** From the left (top) edge of one label to that of the next. */
  pitch: z.object({ x: z.number(), y: z.number() }),
});
export type LabelFormat = z.infer<typeof LabelFormat>;

/**
 * Where the cross of a calibration page stands, millimetres from its left and its upper edge: by how much it is printed elsewhere, the
 * printer is off.
 */
export function calibrationMark({ page }: Pick<LabelFormat, 'page'>): number {
  return Math.min(page.width, page.height) >= 100 ? 30 : 10;
}

/** A printer with the labels in it, and by how much it is off. */
export const LabelPrinter = z.object({
  id: RecordId,
  name: z.string(),
  formatId: z.string(),
  offsetX: Offset,
  offsetY: Offset,
  version: RowVersion,
});
export type LabelPrinter = z.infer<typeof LabelPrinter>;

/** What stands beside the QR code. */
export const labelFields = ['assetId', 'serialNumber', 'model', 'manufacturer', 'room', 'facility'] as const;
const LabelField = z.enum(labelFields);
export type LabelField = z.infer<typeof LabelField>;

const printer = {
  name: z.string().trim().min(1).max(80),
  formatId: z.string().max(60),
  offsetX: Offset.default(0),
  offsetY: Offset.default(0),
};

/** QR labels of units: a phone's camera opens the unit's page. */
export const labelsContract = {
  formats: query({
    access: 'equipment:read',
    summary: 'Sheets and label rolls that can be printed, and the printers that were set up.',
    input: z.strictObject({}),
    output: z.object({
      formats: z.array(LabelFormat),
      printers: z.array(LabelPrinter),
      linksTo: z.string().nullable(),
    }),
  }),
  print: mutation({
    access: 'equipment:read',
    summary: 'A ticket for a PDF in exact millimetres: some units, or all that a list shows.',
    input: z.strictObject({
      unitIds: z.array(RecordId).min(1).max(maxLabels).optional(),
      /** Instead of ids: what `equipment.list` would show. */
      search: Search.optional(),
      filters: UnitFilters.optional(),
      sort: UnitSort.optional(),
      formatId: z.string().max(60),
      printerId: RecordId.optional(),
      fields: z.array(LabelField).max(labelFields.length).default(['assetId', 'serialNumber', 'model']),
      /** The first free label of the sheet, from 1, row by row. */
      startAt: z.int().min(1).max(300).default(1),
      /** Of each label. */
      copies: z.int().min(1).max(10).default(1),
      language: z.enum(['en', 'fr']),
    }),
    output: z.object({ ...DownloadTicket.shape, labels: z.int(), pages: z.int() }),
  }),
  calibration: mutation({
    access: 'equipment:read',
    summary: 'A ticket for a page with rulers and the outlines of the labels, to measure by how much a printer is off.',
    input: z.strictObject({
      formatId: z.string().max(60),
      printerId: RecordId.optional(),
      language: z.enum(['en', 'fr']),
    }),
    output: DownloadTicket,
    unaudited: 'nothing changes, and the page says nothing of any unit',
  }),
  addPrinter: mutation({
    access: 'equipment:write',
    summary: 'Sets up a printer with its labels and its offset.',
    input: z.strictObject(printer),
    output: LabelPrinter,
  }),
  savePrinter: mutation({
    access: 'equipment:write',
    summary: 'Changes a printer, its labels or its offset.',
    input: z.strictObject({ id: RecordId, version: RowVersion, ...printer }),
    output: LabelPrinter,
  }),
  removePrinter: mutation({
    access: 'equipment:write',
    summary: 'Removes a printer from the list; its history stays.',
    input: z.strictObject({ id: RecordId }),
    output: z.object({}),
  }),
};
