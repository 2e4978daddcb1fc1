import { isIP } from 'node:net';
import type { X509Certificate } from '@peculiar/x509';
import { loadX509 } from '../x509.ts';

/** A certificate with its key, as PEM texts. */
export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

/** What is right or wrong with a server's certificate. */
export const certificateKinds = [
  'good',
  'only-name',
  'only-address',
  'other-name',
  'address-as-name',
  'expired',
  'not-yet-valid',
  'other-authority',
] as const;
export type CertificateKind = (typeof certificateKinds)[number];

/** Two authorities, of which tests trust the first, and one server certificate of each kind. */
export interface Certificates {
  /** PEM of the authority that is trusted. */
  readonly authority: string;
  readonly otherAuthority: string;
  readonly servers: Readonly<Record<CertificateKind, KeyPair>>;
}

type Name = { readonly type: 'dns' | 'ip'; readonly value: string };
interface Authority {
  readonly certificate: X509Certificate;
  /** Named by what makes it, so that the type is that of the browser or of Node, whichever checks this file. */
  readonly key: Awaited<ReturnType<typeof crypto.subtle.importKey>>;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const dayMs = 86_400_000;
const here = (['localhost', '127.0.0.1'] as const).map(nameOf);

let made: Promise<Certificates> | undefined;

/** The certificates of this test file; making them takes a few milliseconds, once. */
export function certificates(): Promise<Certificates> {
  made ??= make();
  return made;
}

async function make(): Promise<Certificates> {
  const [authority, other] = await Promise.all([createAuthority('Test authority'), createAuthority('Other authority')]);
  const [name, address] = here;
  if (!name || !address) throw new Error('there are two names of this machine');
  const entries = await Promise.all(
    (
      [
        ['good', leaf(authority, here)],
        ['only-name', leaf(authority, [name])],
        ['only-address', leaf(authority, [address])],
        ['other-name', leaf(authority, [nameOf('evil.example')])],
        // Written as a host name it is no address (RFC 6125, 6.4.4 and RFC 2818, 3.1).
        ['address-as-name', leaf(authority, [{ type: 'dns', value: '127.0.0.1' }])],
        ['expired', leaf(authority, here, [-30, -1])],
        ['not-yet-valid', leaf(authority, here, [1, 30])],
        ['other-authority', leaf(other, here)],
      ] as const
    ).map(async ([kind, pair]) => [kind, await pair] as const),
  );
  return {
    authority: authority.certificate.toString('pem'),
    otherAuthority: other.certificate.toString('pem'),
    // as: one entry per kind above.
    servers: Object.fromEntries(entries) as Record<CertificateKind, KeyPair>,
  };
}

function nameOf(value: string): Name {
  return { type: isIP(value) ? 'ip' : 'dns', value };
}

/** Days from now between which a certificate is valid. */
function validity([from, to]: readonly [number, number]) {
  return { notBefore: new Date(Date.now() + from * dayMs), notAfter: new Date(Date.now() + to * dayMs) };
}

async function createAuthority(cn: string): Promise<Authority> {
  const x509 = await loadX509();
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: [{ CN: [cn] }],
    ...validity([-60, 60]),
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate, key: keys.privateKey };
}

async function leaf(
  authority: Authority,
  names: readonly Name[],
  days: readonly [number, number] = [-1, 90],
): Promise<KeyPair> {
  const x509 = await loadX509();
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.create({
    subject: [{ CN: ['Test directory'] }],
    issuer: authority.certificate.subject,
    ...validity(days),
    publicKey: keys.publicKey,
    signingKey: authority.key,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([...names]),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(authority.certificate.publicKey),
    ],
  });
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  return {
    certificate: certificate.toString('pem'),
    key: `-----BEGIN PRIVATE KEY-----\n${der.match(/.{1,64}/g)?.join('\n')}\n-----END PRIVATE KEY-----\n`,
  };
}
