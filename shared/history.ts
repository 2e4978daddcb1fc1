import { z } from 'zod';
import { AuditChange } from './audit.ts';
import { query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { Paging, RecordId } from './lists.ts';

/** Kinds of records whose history their readers may see, by their names in the audit trail. */
export const historyEntities = [
  'unit',
  'test',
  'booking',
  'finding',
  'obligation',
  'component',
  'field',
  'rule',
  'person',
  'lookup',
  'document',
  'reminder',
  'scenario',
  'account',
] as const;
/** One of {@link historyEntities}. */
export const HistoryEntity = z.enum(historyEntities);
export type HistoryEntity = z.infer<typeof HistoryEntity>;

/** The id of a record in the trail: a number, or of lookups, whose ids overlap, kind and number (`facility:3`). */
export const HistoryId = z.union([RecordId, z.string().regex(/^[a-z][a-z-]{0,39}:\d{1,15}$/)]);
export type HistoryId = z.infer<typeof HistoryId>;

/** One field: the values as they are stored, and what they are called now where they name other records. */
export const HistoryChange = z.object({
  ...AuditChange.shape,
  /** What the field is called where somebody defined it; null for those that the program knows. */
  fieldLabel: z.string().nullable(),
  /** The same in French; null where nobody gave it a French name. */
  fieldLabelFr: z.string().nullable(),
  /** The names behind ids, joined by commas; null where the value itself is what a person reads. */
  oldText: z.string().nullable(),
  newText: z.string().nullable(),
  /** The French names of options of the clinic's fields; null where nobody gave one. */
  oldTextFr: z.string().nullable(),
  newTextFr: z.string().nullable(),
});
export type HistoryChange = z.infer<typeof HistoryChange>;

/** One act on a record. */
export const HistoryEntry = z.object({
  seq: z.int(),
  at: Instant,
  actor: z.string(),
  /** `ipc` the window, `https` another computer, `cli` the command line, `job` the program by itself. */
  origin: z.string(),
  /** The other computer; null on the workstation itself. */
  address: z.string().nullable(),
  /** For instance `equipment.update`. */
  action: z.string(),
  reason: z.string().nullable(),
  importId: RecordId.nullable(),
  changes: z.array(HistoryChange),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** What happened to single records, for everybody who may read them. The whole trail is `audit.*`. */
export const historyContract = {
  list: query({
    access: 'signed-in',
    byToken: true,
    summary: 'Who changed which field of a record from what to what, when and from where; the newest first.',
    input: z.strictObject({ entity: HistoryEntity, entityId: HistoryId, ...Paging }),
    output: z.object({
      items: z.array(HistoryEntry),
      total: z.int(),
      /** Entries up to this instant lie in an archive file and are not listed here; null when nothing was archived. */
      archivedUntil: Instant.nullable(),
    }),
  }),
};
