import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from '../database/durable-file.ts';
import { unwrapSecret, Wrapped, wrapSecret } from '../keys/wrap.ts';
import type { Ports } from '../ports.ts';

/** Where certificates are kept, and the key that their private keys are encrypted with. */
export interface CertificateFolder {
  /** The `certs` folder of the data folder; made when missing. */
  readonly folder: string;
  /** 32 bytes, derived for this purpose. */
  readonly key: Buffer;
  readonly ports: Pick<Ports, 'clock' | 'random' | 'log'>;
}

/** The files of the folder: `<slot>.json`. */
export type CertificateSlot = 'authority' | 'server' | 'self-signed' | 'imported' | 'files' | 'request';

/** Certificate (or request) and encrypted key in one file, so that a crash can never leave a pair that does not fit. */
const File = z.object({
  v: z.literal(1),
  /** PEM: the certificate with those above it, or the signing request. */
  certificate: z.string(),
  names: z.array(z.string()),
  /** Facts beside it that are no secret. */
  about: z.unknown().optional(),
  key: Wrapped,
});

/** What a slot holds, with its key in clear. Never log or serialise it. */
export interface StoredCertificate {
  readonly certificate: string;
  readonly names: readonly string[];
  /** PEM, PKCS#8. */
  readonly privateKey: string;
  readonly about?: unknown;
}

/** What a slot holds; undefined when it is empty or does not open, which the log then says. */
export function readSlot(deps: CertificateFolder, slot: CertificateSlot): StoredCertificate | undefined {
  const text = slotText(deps.folder, slot);
  if (text === undefined) return undefined;
  const stored = parse(text);
  const key = stored && unwrapSecret(deps.key, stored.key, contextOf(slot, stored.certificate));
  if (!stored || !key) {
    deps.ports.log.warn('a certificate file does not open and is replaced', { file: `${slot}.json` });
    return undefined;
  }
  const { certificate, names, about } = stored;
  try {
    return { certificate, names, privateKey: key.toString('utf8'), about };
  } finally {
    key.fill(0);
  }
}

/** The public part of a slot, without a proof that it opens; undefined when it is empty or does not read. */
export function readSlotPublicly(
  folder: string,
  slot: CertificateSlot,
): Pick<StoredCertificate, 'certificate' | 'names' | 'about'> | undefined {
  const text = slotText(folder, slot);
  return text === undefined ? undefined : parse(text);
}

/** Fills a slot; what it held before stays until the new content is on the disk. */
export function writeSlot(deps: CertificateFolder, slot: CertificateSlot, stored: StoredCertificate): void {
  mkdirSync(deps.folder, { recursive: true, mode: 0o700 });
  const { certificate, names, privateKey, about } = stored;
  const secret = Buffer.from(privateKey, 'utf8');
  const key = wrapSecret(deps.key, secret, contextOf(slot, certificate), deps.ports.random);
  secret.fill(0);
  const file: z.infer<typeof File> = { v: 1, certificate, names: [...names], about, key };
  writeDurably(join(deps.folder, `${slot}.json`), `${JSON.stringify(file, null, 2)}\n`);
}

/** Empties a slot. */
export function dropSlot(deps: Pick<CertificateFolder, 'folder'>, slot: CertificateSlot): void {
  rmSync(join(deps.folder, `${slot}.json`), { force: true });
}

/** The file of a slot as it is, to see whether somebody else has changed it; undefined while there is none. */
export function slotText(folder: string, slot: CertificateSlot): string | undefined {
  try {
    return readFileSync(join(folder, `${slot}.json`), 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
}

function parse(text: string): z.infer<typeof File> | undefined {
  try {
    return File.safeParse(JSON.parse(text)).data;
  } catch {
    // Not JSON: the caller says that the file does not open.
    return undefined;
  }
}

/** A key opens only beside its own certificate. */
function contextOf(slot: CertificateSlot, certificate: string): string {
  return `rems-certificate-v1|${slot}|${certificate}`;
}
