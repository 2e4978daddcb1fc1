import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from '../database/durable-file.ts';
import type { ServedCertificate } from '../ports.ts';
import { createAuthority, createLeaf, type KeyedCertificate } from './certificate.ts';
import { permits } from './name-constraints.ts';
import { type CertificateFolder, readSlot, type StoredCertificate, slotText, writeSlot } from './stored-certificate.ts';

/** Who asks for names on the one own certificate: the listener that a command line started, and the one for other PCs. */
export type CertificateUse = 'console' | 'network';

const About = z.object({ uses: z.record(z.string(), z.array(z.string())) });
type Uses = z.infer<typeof About>['uses'];

const dayMs = 86_400_000;
/** A certificate with less left is replaced: before anybody is told that it ends, which happens 30 days before. */
const renewDays = 35;
/** An authority must outlive the certificates that it signs. */
const authorityRenewDays = 397 + renewDays;

/**
 * The certificate for a listener under `names`: the one in the folder while it is valid for another five weeks and covers the
 * names of everybody who uses it, otherwise a new one by the same authority, which is made at the first time.
 * @param renew issues a new one whatever the present one is like
 */
export async function ensureCertificate(
  deps: CertificateFolder,
  names: readonly string[],
  use: CertificateUse = 'console',
  renew = false,
): Promise<ServedCertificate> {
  mkdirSync(deps.folder, { recursive: true, mode: 0o700 });
  for (;;) {
    const now = deps.ports.clock.now();
    const before = slotText(deps.folder, 'server');
    const present = readSlot(deps, 'server');
    const uses: Uses = { ...usesOf(present), [use]: [...names] };
    const wanted = [...new Set(Object.values(uses).flat())];
    const authority = await ensureAuthority(deps, wanted, now);
    const fits =
      !renew &&
      present &&
      isUsable(present, renewDays, now) &&
      covers(present, wanted) &&
      isSignedBy(present, authority);
    const leaf = fits ? present : { ...(await createLeaf(authority, wanted, now)), names: wanted };
    // Two listeners of one program may ask at the same time: whoever is later looks again.
    if (slotText(deps.folder, 'server') !== before || !isPresent(deps, authority)) continue;
    if (!fits || JSON.stringify(usesOf(present)) !== JSON.stringify(uses)) {
      writeSlot(deps, 'server', { ...leaf, about: { uses } });
    }
    if (!fits) deps.ports.log.info('a server certificate was issued', { names: wanted });
    return serverCertificate(authority, leaf);
  }
}

/** Nobody asks for these names any more: the next certificate is issued without them. */
export function releaseCertificate(deps: CertificateFolder, use: CertificateUse): void {
  const present = readSlot(deps, 'server');
  const { [use]: released, ...uses } = usesOf(present);
  if (present && released) writeSlot(deps, 'server', { ...present, about: { uses } });
}

/** The names that somebody uses at this moment, or one of them. */
export function namesInUse(deps: CertificateFolder, use?: CertificateUse): readonly string[] {
  const uses = usesOf(readSlot(deps, 'server'));
  return use ? (uses[use] ?? []) : [...new Set(Object.values(uses).flat())];
}

/** Whether a certificate for `names` takes another authority than the present one, which every client would have to be told to trust. */
export function needsNewAuthority(deps: CertificateFolder, names: readonly string[]): boolean {
  const present = readSlot(deps, 'authority');
  return present !== undefined && !isAuthorityFor(present, names, deps.ports.clock.now());
}

/** PEM of the authority of our own in a data folder, which is public; null while there is none. */
export function authorityIn(dataFolder: string): string | null {
  const file = join(dataFolder, 'certs', 'authority.crt');
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** A certificate that lives in memory only: for set-up, before there is a key to keep one under. */
export async function ephemeralCertificate(names: readonly string[], now: Date): Promise<ServedCertificate> {
  const authority = await createAuthority(names, now);
  return serverCertificate(authority, { ...(await createLeaf(authority, names, now)), names });
}

async function ensureAuthority(
  deps: CertificateFolder,
  names: readonly string[],
  now: Date,
): Promise<StoredCertificate> {
  const before = slotText(deps.folder, 'authority');
  const present = readSlot(deps, 'authority');
  if (present && isAuthorityFor(present, names, now)) return present;
  const authority = { ...(await createAuthority(names, now)), names };
  if (slotText(deps.folder, 'authority') !== before) return ensureAuthority(deps, names, now);
  writeSlot(deps, 'authority', authority);
  // In the form that people import into their browsers.
  writeDurably(join(deps.folder, 'authority.crt'), authority.certificate);
  deps.ports.log.warn('a certificate authority was made; browsers must be told to trust it', {
    fingerprint: fingerprintOf(authority.certificate),
  });
  return authority;
}

function isAuthorityFor(authority: StoredCertificate, names: readonly string[], now: Date): boolean {
  return names.every((name) => permits(authority.names, name)) && isUsable(authority, authorityRenewDays, now);
}

function isPresent(deps: CertificateFolder, authority: StoredCertificate): boolean {
  return readSlot(deps, 'authority')?.certificate === authority.certificate;
}

function usesOf(stored: StoredCertificate | undefined): Uses {
  return About.safeParse(stored?.about).data?.uses ?? {};
}

function isUsable(stored: StoredCertificate, daysLeft: number, now: Date): boolean {
  const { validFromDate, validToDate } = new X509Certificate(stored.certificate);
  return validFromDate <= now && validToDate.getTime() - now.getTime() >= daysLeft * dayMs;
}

function covers(stored: StoredCertificate, names: readonly string[]): boolean {
  return names.every((name) => stored.names.includes(name));
}

function isSignedBy(leaf: StoredCertificate, authority: StoredCertificate): boolean {
  return new X509Certificate(leaf.certificate).verify(new X509Certificate(authority.certificate).publicKey);
}

function fingerprintOf(certificate: string): string {
  return new X509Certificate(certificate).fingerprint256;
}

function serverCertificate(authority: KeyedCertificate, leaf: StoredCertificate): ServedCertificate {
  return {
    chain: `${leaf.certificate.trimEnd()}\n${authority.certificate}`,
    privateKey: leaf.privateKey,
    authority: authority.certificate,
    names: leaf.names,
    expiresAt: new X509Certificate(leaf.certificate).validToDate,
  };
}
