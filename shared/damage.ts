import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { Paging, RecordId } from './lists.ts';
import { Reason } from './reason.ts';

/** Something stored that cannot be read any more: it does not decrypt, its file is gone or changed. */
export const DamagedRecord = z.object({
  id: RecordId,
  /** Which kind of thing: a document's file, a stored secret (mail or directory password, second factor), later a patient's identity. */
  kind: z.enum(['document', 'secret', 'identity']),
  /** The record's table and number, for support. */
  source: z.string(),
  recordId: z.string(),
  label: z.string(),
  problem: z.enum(['missing', 'altered', 'unknown-key', 'wrong-key']),
  /** The key that it names. */
  kid: z.string().nullable(),
  foundAt: Instant,
  /** `open`: still shown where it belongs, unreadable. `quarantined`: set aside, nothing lost. `mended`: reads again. `removed`: deleted for good. */
  state: z.enum(['open', 'quarantined', 'mended', 'removed']),
  changedAt: Instant.nullable(),
  changedBy: z.string().nullable(),
  reason: z.string().nullable(),
});
export type DamagedRecord = z.infer<typeof DamagedRecord>;

/** Records that do not read (requirement 000-101): found, tried with other keys, fetched from backups, set aside; deleted only at the very end. */
export const damageContract = {
  list: query({
    access: 'system:manage',
    summary: 'Records that do not read, the newest first.',
    input: z.strictObject({ state: z.enum(['open', 'quarantined', 'mended', 'removed']).optional(), ...Paging }),
    output: z.object({ items: z.array(DamagedRecord), total: z.int(), lastScanAt: Instant.nullable() }),
  }),
  scan: mutation({
    access: 'system:manage',
    summary: 'Reads everything that is encrypted by itself and notes what does not read.',
    input: z.strictObject({}),
    output: z.object({ looked: z.int(), found: z.int(), mended: z.int() }),
  }),
  tryKeys: mutation({
    access: 'system:manage',
    summary: 'Tries every key of this and earlier keyrings, and the copies in backups; mends what reads.',
    input: z.strictObject({ ids: z.array(RecordId).min(1).max(1000) }),
    output: z.object({ mended: z.int(), left: z.int() }),
  }),
  quarantine: mutation({
    access: 'system:manage',
    summary: 'Sets records aside that nothing opens; they can be put back.',
    input: z.strictObject({ ids: z.array(RecordId).min(1).max(1000), reason: Reason }),
    output: z.object({ changed: z.int() }),
  }),
  release: mutation({
    access: 'system:manage',
    summary: 'Puts records back where they were.',
    input: z.strictObject({ ids: z.array(RecordId).min(1).max(1000) }),
    output: z.object({ changed: z.int() }),
  }),
  remove: mutation({
    access: 'system:manage',
    summary: 'Deletes records for good that are set aside, after a proven backup and the typed word.',
    input: z.strictObject({
      ids: z.array(RecordId).min(1).max(1000),
      /** The number of records, typed by hand. */
      confirm: z.string().max(20),
      reason: Reason,
    }),
    output: z.object({ removed: z.int(), backup: z.string() }),
    stepUp: true,
    atConsole: true,
  }),
};
