import { z } from 'zod';
import { query } from './contract/define.ts';
import { LogLine } from './logs.ts';

/** What the database is doing: READY, or why it is not open. The states of the open decision tree (security page 2.3) and those around it. */
export const openStates = [
  'READY',
  'SETUP',
  'KEYRING_MISSING',
  'KEYRING_DAMAGED',
  'KEY_UNAVAILABLE',
  'KEY_MISMATCH',
  'DB_MISSING',
  'DB_CORRUPT',
  'APP_TOO_OLD',
  'DATA_ROLLED_BACK',
  'MIGRATION_FAILED',
  'FOLDER_REFUSED',
  'MAINTENANCE',
] as const;
export type OpenState = (typeof openStates)[number];

/** What anyone may know before signing in. */
export const SystemStatus = z.object({
  state: z.enum(openStates),
  /** What is wrong and what to do next; empty when READY. */
  message: z.string(),
  /** The database is damaged but reads: nothing but a restore changes anything until it is mended. */
  readOnly: z.boolean(),
  /** The disk does not take changes at this moment: what is wrong and what to do; null while it does. */
  writeTrouble: z.string().nullable(),
  version: z.string(),
  host: z.enum(['desktop', 'headless', 'cli']),
  /** Set-up over HTTP needs the one-time code that was printed with the address. */
  setupCodeRequired: z.boolean(),
  /** Only while no database is open. */
  dataFolder: z.string().nullable(),
});
export type SystemStatus = z.infer<typeof SystemStatus>;

/** Facts for the About page. */
export const About = z.object({
  version: z.string(),
  host: z.enum(['desktop', 'headless', 'cli']),
  installId: z.string(),
  schemaVersion: z.int(),
  runtime: z.array(z.object({ name: z.string(), version: z.string() })),
  /** Only for those who manage the system. */
  dataFolder: z.string().nullable(),
});
export type About = z.infer<typeof About>;

/** Facts about the installation. */
export const systemContract = {
  status: query({
    access: 'public',
    summary: 'State of the database, version and host.',
    input: z.strictObject({}),
    output: SystemStatus,
    allowedWhile: ['password-change', 'second-factor'],
  }),
  startLog: query({
    access: 'unopened',
    atConsole: true,
    summary: 'The last lines of the log, the newest first, for whoever stands before a start that failed.',
    input: z.strictObject({}),
    output: z.object({ lines: z.array(LogLine) }),
  }),
  about: query({
    access: 'signed-in',
    summary: 'Versions of the parts that this installation runs on.',
    input: z.strictObject({}),
    output: About,
  }),
};
