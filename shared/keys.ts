import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { DownloadTicket } from './files.ts';

/** A key of the installation; never the key itself. */
export const KeyFacts = z.object({
  kid: z.string(),
  purpose: z.enum(['database', 'identity', 'identity-index', 'authentication', 'pepper', 'documents']),
  state: z.enum(['current', 'next', 'retired']),
  createdAt: Instant,
  /** Recognises the key without giving it away. */
  fingerprint: z.string(),
  /** Records or sets that still need it; null where that is not counted. */
  inUse: z.int().nullable(),
});
export type KeyFacts = z.infer<typeof KeyFacts>;

/** A way to get at the keys. */
export const SlotFacts = z.object({
  id: z.string(),
  kind: z.enum(['recovery', 'keyfile', 'safeStorage']),
  createdAt: Instant,
  /** Fingerprint of the recovery sheet, place of the key file, or name of the key store. */
  hint: z.string(),
  /** Of this machine and operating-system account. */
  here: z.boolean(),
});
export type SlotFacts = z.infer<typeof SlotFacts>;

/** A new sheet, shown once. */
export const SheetToConfirm = z.object({
  /** Names this sheet until it is confirmed or given up; it lives in memory only, for thirty minutes. */
  sheetId: z.string(),
  groups: z.array(z.string()),
  fingerprint: z.string(),
  /** Two indexes into `groups`, from 0, that must be typed back. */
  confirm: z.array(z.int().min(0)).length(2),
});
export type SheetToConfirm = z.infer<typeof SheetToConfirm>;

/** How far a rotation is. */
export const Rotation = z.object({
  what: z.enum(['database', 'documents', 'identities']),
  step: z.enum(['backup', 'copy', 'verify', 'swap', 'documents', 'identities', 'done', 'failed']),
  done: z.int(),
  total: z.int(),
  startedAt: Instant,
  message: z.string().nullable(),
});
export type Rotation = z.infer<typeof Rotation>;

/** Keys: what there is, the recovery sheet, rotation. */
export const keysContract = {
  overview: query({
    access: 'system:manage',
    summary: 'Keys and the ways to reach them, by fingerprint and age; no key.',
    input: z.strictObject({}),
    output: z.object({
      installId: z.string(),
      keys: z.array(KeyFacts),
      slots: z.array(SlotFacts),
      sheet: z.object({
        fingerprint: z.string(),
        createdAt: Instant,
        /** When somebody last typed groups of it, or all of it, from paper; null when nobody ever did. */
        confirmedAt: Instant.nullable(),
        confirmedBy: z.string().nullable(),
      }),
      /** When the database key was made. */
      databaseKeyDays: z.int(),
      rotation: Rotation.nullable(),
      advice: z.array(z.string()),
    }),
  }),
  proveSheet: mutation({
    access: 'system:manage',
    summary: 'Checks the recovery key as typed from paper and notes that it was there.',
    input: z.strictObject({ recoveryKey: z.string().max(200) }),
    output: z.object({ ok: z.boolean(), fingerprint: z.string() }),
    atConsole: true,
  }),
  renewSheet: mutation({
    access: 'system:manage',
    summary:
      'Makes a new recovery key in memory and answers its sheet; the old one holds until the new one is confirmed.',
    input: z.strictObject({}),
    output: SheetToConfirm,
    unaudited: 'nothing is stored until the sheet is confirmed',
    stepUp: true,
    atConsole: true,
  }),
  sheetPdf: mutation({
    access: 'system:manage',
    summary: 'A ticket for the sheet as a PDF with a QR code, while it waits to be confirmed.',
    input: z.strictObject({ sheetId: z.string().max(80), language: z.enum(['en', 'fr']) }),
    output: DownloadTicket,
    stepUp: true,
    atConsole: true,
  }),
  confirmSheet: mutation({
    access: 'system:manage',
    summary: 'Puts the new recovery key in the place of the old one after two groups were typed back.',
    input: z.strictObject({
      sheetId: z.string().max(80),
      confirm: z.array(z.strictObject({ index: z.int().min(0).max(99), text: z.string().max(20) })).length(2),
    }),
    output: z.object({ fingerprint: z.string() }),
    stepUp: true,
    atConsole: true,
  }),
  rotateDatabaseKey: mutation({
    access: 'system:manage',
    summary: 'Gives the database a new key by copy and swap, after a proven backup; answers when it is done.',
    input: z.strictObject({}),
    output: Rotation,
    stepUp: true,
    atConsole: true,
  }),
  rotateDocumentKey: mutation({
    access: 'system:manage',
    summary: 'New documents get a new key, and those that are there are written again under it, a few at a time.',
    input: z.strictObject({}),
    output: Rotation,
    stepUp: true,
    atConsole: true,
  }),
  rotateIdentityKeys: mutation({
    access: 'system:manage',
    summary:
      'Identities of patients and the index they are found by get new keys; what is there is written again under them, some records at a time.',
    input: z.strictObject({}),
    output: Rotation,
    stepUp: true,
    atConsole: true,
  }),
};
