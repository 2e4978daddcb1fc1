import { z } from 'zod';
import { Me, Username } from './auth.ts';
import { mutation } from './contract/define.ts';
import { DownloadTicket } from './files.ts';
import { NewPassword } from './password-rules.ts';
import { openStates } from './system.ts';

const Code = z.string().max(40).optional();

/** The sheet that is shown once: the recovery key in groups of four characters, its fingerprint, and which groups must be typed back. */
export const RecoverySheet = z.object({
  setupId: z.string(),
  dataFolder: z.string(),
  groups: z.array(z.string()),
  fingerprint: z.string(),
  /** Two indexes into `groups`, from 0. */
  confirm: z.array(z.int().min(0)).length(2),
});
export type RecoverySheet = z.infer<typeof RecoverySheet>;

/**
 * What an administrator may decide to go on with; the recovery key proves the right to decide, the audit trail keeps the decision.
 * `older-keyring`: the newest intact predecessor of a damaged or missing keyring. `rollback`: data that are older than the anchor.
 */
const Accepted = z.enum(['older-keyring', 'rollback']);
export type Accepted = z.infer<typeof Accepted>;

/** Set-up of a new installation, and unlocking of one whose keys are not on this machine. Nothing is on disk before `complete`. */
export const setupContract = {
  prepare: mutation({
    access: 'unopened',
    atConsole: true,
    summary: 'Makes the keys of a new installation in memory and answers its recovery sheet.',
    input: z.strictObject({ code: Code }),
    output: RecoverySheet,
    unaudited: 'no database exists yet',
  }),
  sheetPdf: mutation({
    access: 'unopened',
    atConsole: true,
    summary: 'A ticket for the recovery sheet as a PDF with a QR code, while set-up waits for its confirmation.',
    input: z.strictObject({ code: Code, setupId: z.string().max(80), language: z.enum(['en', 'fr']) }),
    output: DownloadTicket,
    unaudited: 'no database exists yet',
  }),
  complete: mutation({
    access: 'unopened',
    atConsole: true,
    summary: 'Creates the encrypted database and the first administrator, and signs in.',
    input: z.strictObject({
      code: Code,
      setupId: z.string().max(80),
      /** The two groups that were asked for, as typed from the sheet. */
      confirm: z.array(z.strictObject({ index: z.int().min(0).max(99), text: z.string().max(20) })).length(2),
      /** A program answered the groups, nobody read them from the sheet: whether it is at hand stays open. */
      sheetUnread: z.literal(true).optional(),
      administrator: z.strictObject({
        username: Username,
        email: z.email().max(200).optional(),
        password: NewPassword,
      }),
      language: z.enum(['en', 'fr']),
      /** `sample` loads the sample clinic, which one click removes again. */
      start: z.enum(['empty', 'sample']),
    }),
    output: Me,
  }),
  unlock: mutation({
    access: 'unopened',
    atConsole: true,
    summary: 'Opens the database with the recovery key and keeps a key for this machine.',
    input: z.strictObject({
      code: Code,
      recoveryKey: z.string().max(200),
      accept: z.array(Accepted).max(2).optional(),
    }),
    output: z.object({ state: z.enum(openStates), message: z.string() }),
    unaudited: 'the entry is written by the opening itself',
  }),
};
