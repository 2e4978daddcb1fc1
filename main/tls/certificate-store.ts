import { X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from '../database/durable-file.ts';
import { unwrapSecret, wrapSecret } from '../keys/wrap.ts';
import type { Ports, ServedCertificate } from '../ports.ts';
import { createAuthority, createLeaf, type KeyedCertificate } from './certificate.ts';
import { permits } from './name-constraints.ts';

/** Where certificates are kept, and the key that their private keys are encrypted with. */
export interface CertificateStoreDeps {
  /** The `certs` folder of the data folder; made when missing. */
  readonly folder: string;
  /** 32 bytes, derived for this purpose. */
  readonly key: Buffer;
  readonly ports: Pick<Ports, 'clock' | 'random' | 'log'>;
}

/** Certificate and encrypted key in one file, so that a crash can never leave a pair that does not fit. */
const StoredCertificate = z.object({
  v: z.literal(1),
  certificate: z.string(),
  names: z.array(z.string()),
  key: z.object({ iv: z.string(), ct: z.string(), tag: z.string() }),
});

type Stored = KeyedCertificate & { readonly names: readonly string[] };

const dayMs = 86_400_000;
/** A certificate with less left is replaced: before anybody is told that it ends, which happens 30 days before. */
const renewDays = 35;
/** An authority must outlive the certificates that it signs. */
const authorityRenewDays = 397 + renewDays;

/**
 * The certificate for a listener under `names`: the one in the folder while it is valid for another five weeks and covers the
 * names, otherwise a new one by the same authority, which is made at the first time.
 */
export async function ensureCertificate(
  deps: CertificateStoreDeps,
  names: readonly string[],
): Promise<ServedCertificate> {
  mkdirSync(deps.folder, { recursive: true, mode: 0o700 });
  const now = deps.ports.clock.now();
  const authority = await ensureAuthority(deps, names, now);
  const present = readStored(deps, 'server');
  if (present && isUsable(present, renewDays, now) && covers(present, names) && isSignedBy(present, authority)) {
    return serverCertificate(authority, present);
  }
  const leaf = { ...(await createLeaf(authority, names, now)), names };
  writeStored(deps, 'server', leaf);
  deps.ports.log.info('a server certificate was issued', { names });
  return serverCertificate(authority, leaf);
}

/** A certificate that lives in memory only: for set-up, before there is a key to keep one under. */
export async function ephemeralCertificate(names: readonly string[], now: Date): Promise<ServedCertificate> {
  const authority = await createAuthority(names, now);
  return serverCertificate(authority, { ...(await createLeaf(authority, names, now)), names });
}

async function ensureAuthority(deps: CertificateStoreDeps, names: readonly string[], now: Date): Promise<Stored> {
  const present = readStored(deps, 'authority');
  const fits = present && names.every((name) => permits(present.names, name));
  if (fits && isUsable(present, authorityRenewDays, now)) return present;
  const authority = { ...(await createAuthority(names, now)), names };
  writeStored(deps, 'authority', authority);
  // In the form that people import into their browsers.
  writeDurably(join(deps.folder, 'authority.crt'), authority.certificate);
  deps.ports.log.warn('a certificate authority was made; browsers must be told to trust it', {
    fingerprint: fingerprintOf(authority.certificate),
  });
  return authority;
}

function readStored(deps: CertificateStoreDeps, name: 'authority' | 'server'): Stored | undefined {
  let text: string;
  try {
    text = readFileSync(join(deps.folder, `${name}.json`), 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
  const stored = parseStored(text);
  const key = stored && unwrapSecret(deps.key, stored.key, contextOf(name, stored.certificate));
  if (!stored || !key) {
    deps.ports.log.warn('a certificate file does not open and is replaced', { file: `${name}.json` });
    return undefined;
  }
  return { certificate: stored.certificate, names: stored.names, privateKey: key.toString('utf8') };
}

function parseStored(text: string): z.infer<typeof StoredCertificate> | undefined {
  try {
    return StoredCertificate.safeParse(JSON.parse(text)).data;
  } catch {
    // Not JSON: the caller says that the file does not open.
    return undefined;
  }
}

function writeStored(deps: CertificateStoreDeps, name: 'authority' | 'server', stored: Stored): void {
  const { certificate, names, privateKey } = stored;
  const key = wrapSecret(deps.key, Buffer.from(privateKey, 'utf8'), contextOf(name, certificate), deps.ports.random);
  writeDurably(join(deps.folder, `${name}.json`), `${JSON.stringify({ v: 1, certificate, names, key }, null, 2)}\n`);
}

/** A key opens only beside its own certificate. */
function contextOf(name: string, certificate: string): string {
  return `rems-certificate-v1|${name}|${certificate}`;
}

function isUsable(stored: Stored, daysLeft: number, now: Date): boolean {
  const { validFromDate, validToDate } = new X509Certificate(stored.certificate);
  return validFromDate <= now && validToDate.getTime() - now.getTime() >= daysLeft * dayMs;
}

function covers(stored: Stored, names: readonly string[]): boolean {
  return names.every((name) => stored.names.includes(name));
}

function isSignedBy(leaf: Stored, authority: Stored): boolean {
  return new X509Certificate(leaf.certificate).verify(new X509Certificate(authority.certificate).publicKey);
}

function fingerprintOf(certificate: string): string {
  return new X509Certificate(certificate).fingerprint256;
}

function serverCertificate(authority: KeyedCertificate, leaf: Stored): ServedCertificate {
  return {
    chain: `${leaf.certificate.trimEnd()}\n${authority.certificate}`,
    privateKey: leaf.privateKey,
    authority: authority.certificate,
    names: leaf.names,
    expiresAt: new X509Certificate(leaf.certificate).validToDate,
  };
}
