import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { DownloadTicket, UploadTicket } from './files.ts';
import { CertificateKind, NetworkName } from './network.ts';

/** The largest certificate file, bytes. */
export const maxCertificateBytes = 200_000;

/** What a certificate says of itself (row 002-098). */
export const CertificateFacts = z.object({
  subject: z.string(),
  issuer: z.string(),
  /** Host names and addresses it is good for. */
  names: z.array(z.string()),
  validFrom: Instant,
  validTo: Instant,
  /** Whole days left; negative once it has ended. */
  daysLeft: z.int(),
  /** SHA-256 in pairs of hexadecimal digits. */
  fingerprint: z.string(),
  /** `P-256`, `RSA 2048`, … */
  key: z.string(),
  selfSigned: z.boolean(),
  /** Certificates above it that are sent along. */
  chain: z.int(),
});
export type CertificateFacts = z.infer<typeof CertificateFacts>;

/** What is there to be served, of each kind. */
export const CertificateHolding = z.object({
  kind: CertificateKind,
  /** Null while there is none of this kind. */
  certificate: CertificateFacts.nullable(),
  /** Served at this moment. */
  active: z.boolean(),
  /** Why it cannot be served, or a warning about it: a sentence; null when all is well. */
  trouble: z.string().nullable(),
});
export type CertificateHolding = z.infer<typeof CertificateHolding>;

/** Who the certificate is asked for, as the clinic's authority wants to read it. */
export const RequestSubject = z.strictObject({
  commonName: NetworkName,
  organization: z.string().trim().max(64).optional(),
  organizationalUnit: z.string().trim().max(64).optional(),
  locality: z.string().trim().max(64).optional(),
  state: z.string().trim().max(64).optional(),
  /** Two letters. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'A country is two capital letters, for instance FR.')
    .optional(),
});

const Passphrase = z.string().max(1000);
const UploadId = z.string().max(60);
const Names = z.array(NetworkName).min(1).max(50);

/** Certificates of the listener: the workstation's own authority, and those that the clinic brings. Changed at the workstation itself. */
export const certificatesContract = {
  state: query({
    access: 'system:manage',
    summary: 'Every certificate there is, the authority of this workstation, and an open request.',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(CertificateHolding),
      authority: CertificateFacts.nullable(),
      request: z
        .object({ subject: z.string(), names: z.array(z.string()), key: z.string(), madeAt: Instant })
        .nullable(),
      files: z
        .object({
          certificatePath: z.string(),
          keyPath: z.string(),
          readAt: Instant.nullable(),
          fault: z.string().nullable(),
        })
        .nullable(),
    }),
  }),
  authority: mutation({
    access: 'signed-in',
    summary:
      'A ticket for the certificate of this workstation’s own authority, which other devices are told to trust; DER, which every system takes, unless PEM is asked for.',
    input: z.strictObject({ format: z.enum(['der', 'pem']).optional() }),
    output: z.object({ ...DownloadTicket.shape, fingerprint: z.string() }),
    unaudited: 'nothing changes, and the file is public: every handshake shows it',
  }),
  issue: mutation({
    access: 'system:manage',
    atConsole: true,
    stepUp: true,
    summary: 'Has the own authority issue a new server certificate now; served at once where the own kind is in use.',
    input: z.strictObject({}),
    output: CertificateFacts,
  }),
  selfSign: mutation({
    access: 'system:manage',
    atConsole: true,
    stepUp: true,
    summary: 'Makes a self-signed certificate for tests: RSA 4096, 365 days (row 002-006).',
    input: z.strictObject({ names: Names }),
    output: CertificateFacts,
  }),
  request: mutation({
    access: 'system:manage',
    atConsole: true,
    stepUp: true,
    summary:
      'Makes a key that stays here and a signing request (PKCS #10) for the clinic’s authority; answers a ticket for it.',
    input: z.strictObject({ subject: RequestSubject, names: Names, key: z.enum(['P-256', 'RSA 2048', 'RSA 3072']) }),
    output: DownloadTicket,
  }),
  requestFile: mutation({
    access: 'system:manage',
    summary: 'A ticket for the open signing request once more.',
    input: z.strictObject({}),
    output: DownloadTicket,
    unaudited: 'nothing changes, and a request holds no secret',
  }),
  beginUpload: mutation({
    access: 'system:manage',
    atConsole: true,
    summary: 'Answers where to send a file with a certificate, a key, or both (PEM, DER, PFX/P12).',
    input: z.strictObject({ size: z.int().min(1).max(maxCertificateBytes) }),
    output: z.object({ uploadId: UploadId, upload: UploadTicket }),
    unaudited: 'the bytes are held in memory for a few minutes and stored by `import` alone',
  }),
  inspect: mutation({
    access: 'system:manage',
    atConsole: true,
    summary: 'What uploaded files hold together, and whether they could be served: key fits, dates, names.',
    input: z.strictObject({ uploadIds: z.array(UploadId).min(1).max(4), passphrase: Passphrase.optional() }),
    output: z.object({
      certificate: CertificateFacts.nullable(),
      hasKey: z.boolean(),
      /** The key of the open request fits. */
      answersRequest: z.boolean(),
      problems: z.array(z.string()),
      warnings: z.array(z.string()),
    }),
    unaudited: 'nothing is stored',
  }),
  import: mutation({
    access: 'system:manage',
    atConsole: true,
    stepUp: true,
    summary:
      'Keeps an uploaded certificate with its key, or with the key of the open request; the one before it stays in place when they do not match.',
    input: z.strictObject({ uploadIds: z.array(UploadId).min(1).max(4), passphrase: Passphrase.optional() }),
    output: CertificateFacts,
  }),
  useFiles: mutation({
    access: 'system:manage',
    atConsole: true,
    stepUp: true,
    summary:
      'Names two PEM files on this machine that something else renews; they are read now, and again whenever they change.',
    input: z.strictObject({ certificatePath: z.string().min(1).max(1000), keyPath: z.string().min(1).max(1000) }),
    output: CertificateFacts,
  }),
  reload: mutation({
    access: 'system:manage',
    summary: 'Looks for renewals now: reads watched files again, renews the own certificate when its time has come.',
    input: z.strictObject({}),
    output: z.object({ changed: z.boolean(), message: z.string() }),
  }),
  remove: mutation({
    access: 'system:manage',
    atConsole: true,
    stepUp: true,
    summary: 'Forgets a brought or self-signed certificate, or the open request; never the one that is served.',
    input: z.strictObject({ what: z.enum(['self-signed', 'imported', 'files', 'request']) }),
    output: z.object({}),
  }),
};
