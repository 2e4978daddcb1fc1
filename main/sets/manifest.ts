import { createHmac, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { SetKind, SetName } from '../../shared/backup.ts';
import { Instant } from '../../shared/dates.ts';
import { deriveKey } from '../keys/wrap.ts';
import { readSmallFile } from './set-files.ts';

/** The file that says what a set holds. */
export const manifestFile = 'manifest.json';
/** The parts of a set that have a name of their own. */
export const setParts = {
  database: 'rems.db',
  keyring: 'keyring.json',
  anchor: 'anchor.json',
  settings: 'config.json',
  certificates: 'certs',
  auditArchive: 'audit-archive',
  documents: 'attachments',
  documentList: 'documents.json',
} as const;

/** Nobody's manifest is larger, bytes. */
const largestManifest = 4 * 1024 * 1024;

const Hex = z.string().regex(/^[0-9a-f]{64}$/);
const Count = z.int().min(0);

/** No part lies outside the set: fixed names, and plain file names inside `certs` and `audit-archive`. Documents are in a list of their own. */
const PartPath = z
  .string()
  .regex(
    /^(rems\.db|keyring\.json|anchor\.json|config\.json|documents\.json|certs\/[A-Za-z0-9][A-Za-z0-9._-]{0,120}|audit-archive\/audit_\d{1,16}-\d{1,16}\.audit)$/,
  );

/** A file of a set: its path in the set, its size in bytes and its SHA-256. */
export const Part = z.strictObject({ path: PartPath, bytes: Count, sha256: Hex });
export type Part = Readonly<z.infer<typeof Part>>;

/** What the source held at a moment: the newest audit entry, rows by table. */
const Inventory = z.strictObject({ auditSeq: Count, rows: z.record(z.string(), Count) });

/** What a set says of itself, sealed with a key that only this installation has. */
export const Manifest = z.strictObject({
  v: z.literal(1),
  name: SetName,
  kind: SetKind,
  installId: z.string().min(1).max(100),
  appVersion: z.string().max(100),
  schemaVersion: Count,
  applicationId: z.int(),
  sqlite: z.string().max(100),
  cipher: z.string().max(100),
  /** Which database key it was written under, and how to recognise that key. */
  databaseKey: z.strictObject({ kid: z.string().max(100), kcv: z.string().max(100) }),
  startedAt: Instant,
  endedAt: Instant,
  /** Minutes that the local clock was ahead of UTC. */
  utcOffset: z.int().min(-1440).max(1440),
  pageSize: Count,
  pageCount: Count,
  /** SHA-256 over the definition of every table, index, view and trigger. */
  schema: Hex,
  rows: z.record(z.string(), Count),
  auditHead: z.strictObject({ seq: Count, hash: z.string().max(100) }),
  source: z.strictObject({ before: Inventory, after: Inventory }),
  parts: z.array(Part).max(10_000),
  /** Documents: how many files, how many bytes, how many were missing in the data folder or did not open there. */
  documents: z.strictObject({ count: Count, bytes: Count, missing: Count, damaged: Count }),
});
export type Manifest = Readonly<z.infer<typeof Manifest>>;

const ManifestFile = z.strictObject({ ...Manifest.shape, mac: z.string().max(100) });

/** What lies under the name of a manifest. Intact says only that it has the form; whether it is ours {@link ReadManifest.genuineWith} says. */
export type ReadManifest =
  | { readonly state: 'missing' }
  | { readonly state: 'damaged' }
  | {
      readonly state: 'intact';
      readonly manifest: Manifest;
      readonly mac: string;
      /** Whether it was sealed by an installation with this authentication key. */
      genuineWith(authentication: Buffer): boolean;
    };

/** The text of a sealed manifest. */
export function sealManifest(manifest: Manifest, authentication: Buffer): string {
  // Parsed first, so that the seal is over the order of the form whatever the order of the object.
  const body = Manifest.parse(manifest);
  return textOf({ ...body, mac: seal(body, authentication) });
}

/** Reads the manifest of a set; nothing of it is believed before its form and its bounds were checked. */
export function readManifest(folder: string): ReadManifest {
  const text = readSmallFile(join(folder, manifestFile), largestManifest);
  if (text === undefined) return { state: 'missing' };
  const parsed = parse(text);
  if (parsed === undefined) return { state: 'damaged' };
  const { mac, ...manifest } = parsed;
  return {
    state: 'intact',
    manifest,
    mac,
    genuineWith: (authentication) => sameText(mac, seal(manifest, authentication)),
  };
}

/** Compares two seals without telling by the time where they differ. */
export function sameText(one: string, other: string): boolean {
  const a = Buffer.from(one, 'latin1');
  const b = Buffer.from(other, 'latin1');
  return a.length === b.length && timingSafeEqual(a, b);
}

/** HMAC-SHA256 over a text under a key of its own for sets; base64. */
export function setSeal(text: string, purpose: string, installId: string, authentication: Buffer): string {
  const key = deriveKey(authentication, installId, 'rems-set-v1');
  try {
    return createHmac('sha256', key).update(`${purpose}\n`).update(text).digest('base64');
  } finally {
    key.fill(0);
  }
}

function textOf(file: z.infer<typeof ManifestFile>): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

function seal(manifest: Manifest, authentication: Buffer): string {
  return setSeal(JSON.stringify(manifest), 'manifest', manifest.installId, authentication);
}

function parse(text: string) {
  try {
    const { data } = ManifestFile.safeParse(JSON.parse(text));
    // Only the exact text that was written counts: white space or a doubled name would be a change that nobody sees.
    return data && textOf(data) === text ? data : undefined;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
