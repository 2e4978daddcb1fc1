import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { Paging, RecordId } from './lists.ts';

/** How the connection to the mail server is protected; `none` only to a server on this machine. */
export const mailSecurities = ['starttls', 'tls', 'none'] as const;

/** The clinic's SMTP server. The password is stored encrypted and never shown again. */
export const MailSettings = z.strictObject({
  enabled: z.boolean(),
  host: z.string().trim().max(255),
  port: z.int().min(1).max(65_535),
  security: z.enum(mailSecurities),
  /** A certificate authority of the clinic, PEM; null: those that the system trusts. */
  certificateAuthority: z.string().max(50_000).nullable(),
  username: z.string().trim().max(255).nullable(),
  fromAddress: z.string().trim().max(255),
  fromName: z.string().trim().max(120),
  /** The address of this installation as colleagues open it, for links in mail: `https://workstation:8443`; null: no links. */
  appAddress: z.string().trim().max(255).nullable(),
});
export type MailSettings = z.infer<typeof MailSettings>;
/** What holds until an administrator decides otherwise: no mail is sent. */
export const mailDefaults: MailSettings = {
  enabled: false,
  host: '',
  port: 587,
  security: 'starttls',
  certificateAuthority: null,
  username: null,
  fromAddress: '',
  fromName: 'REMS Workstation',
  appAddress: null,
};

const Stored = z.object({ ...MailSettings.shape, passwordSet: z.boolean(), version: z.int().min(0) });

/** A mail on its way or sent; texts are not shown here, since they name equipment only to their recipients. */
export const OutgoingMail = z.object({
  id: RecordId,
  kind: z.enum(['reminder', 'invitation', 'test', 'alarm']),
  recipient: z.string(),
  subject: z.string(),
  state: z.enum(['queued', 'sent', 'failed']),
  attempts: z.int(),
  nextAttemptAt: Instant.nullable(),
  lastError: z.string().nullable(),
  createdAt: Instant,
  sentAt: Instant.nullable(),
});
export type OutgoingMail = z.infer<typeof OutgoingMail>;

/** Mail through the clinic's own server. */
export const mailContract = {
  settings: query({
    access: 'system:manage',
    summary: 'The mail server; version 0 while nobody has set it up.',
    input: z.strictObject({}),
    output: Stored,
  }),
  saveSettings: mutation({
    access: 'system:manage',
    summary: 'Changes the mail server. A password that is not sent stays; one for another server must be sent again.',
    input: z.strictObject({
      version: z.int().min(0),
      ...MailSettings.partial().shape,
      password: z.string().max(1024).nullable().optional(),
    }),
    output: Stored,
    stepUp: true,
  }),
  test: mutation({
    access: 'system:manage',
    summary: 'Sends one mail now with the settings as stored and says what the server answered.',
    input: z.strictObject({ to: z.email('Type an e-mail address such as name@clinic.org.').max(200) }),
    output: z.object({ sent: z.boolean(), message: z.string() }),
  }),
  outbox: query({
    access: 'system:manage',
    summary: 'What was sent, what waits, what failed; the newest first.',
    input: z.strictObject({ state: z.enum(['queued', 'sent', 'failed']).optional(), ...Paging }),
    output: z.object({ items: z.array(OutgoingMail), total: z.int() }),
  }),
  retry: mutation({
    access: 'system:manage',
    summary: 'Tries a mail that failed once more.',
    input: z.strictObject({ id: RecordId }),
    output: OutgoingMail,
  }),
};
