import { randomBytes, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import { createKeyPair, pemOf, serialNumber } from './key-pair.ts';
import { nameConstraints } from './name-constraints.ts';
import { loadX509 } from './x509-library.ts';

/** A private key and its certificate, as PEM texts. Never log or serialise the key unencrypted. */
export interface KeyedCertificate {
  readonly certificate: string;
  /** PKCS#8. */
  readonly privateKey: string;
}

const dayMs = 86_400_000;
/** Clocks of clients may be behind ours. */
const backdateMs = dayMs;

/** Ten years, as long as people should be spared importing it again. */
const authorityDays = 3_650;
/** Less than the 398 days that browsers accept at most. */
const leafDays = 396;
/** As the requirement has it. */
const testDays = 365;

/**
 * A certificate authority of this installation alone: ECDSA P-256, no further authorities below it, and bound to these names
 * and to private addresses, so that its key is of no use against any other site (row L3).
 */
export async function createAuthority(names: readonly string[], now: Date): Promise<KeyedCertificate> {
  const x509 = await loadX509();
  const { keys, algorithm } = await createKeyPair('P-256');
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: [{ CN: [`REMS Workstation authority ${randomBytes(3).toString('hex')}`] }],
    ...validity(now, authorityDays),
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      new x509.Extension('2.5.29.30', true, nameConstraints(names)),
    ],
  });
  return { certificate: certificate.toString('pem'), privateKey: await pemOf(keys.privateKey) };
}

/** A server certificate for `names` (host names and IP addresses), signed by the authority. */
export async function createLeaf(
  authority: KeyedCertificate,
  names: readonly string[],
  now: Date,
): Promise<KeyedCertificate> {
  const x509 = await loadX509();
  const { keys, algorithm } = await createKeyPair('P-256');
  const issuer = new x509.X509Certificate(authority.certificate);
  const [signingKey] = x509.PemConverter.decode(authority.privateKey);
  if (!signingKey) throw new Error('the key of the certificate authority is not PEM');
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: [{ CN: ['REMS Workstation'] }],
    issuer: issuer.subject,
    ...validity(now, leafDays),
    publicKey: keys.publicKey,
    signingKey: await webcrypto.subtle.importKey('pkcs8', signingKey, algorithm, false, ['sign']),
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(alternativeNames(names)),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  return { certificate: certificate.toString('pem'), privateKey: await pemOf(keys.privateKey) };
}

function validity(now: Date, days: number): { readonly notBefore: Date; readonly notAfter: Date } {
  return { notBefore: new Date(now.getTime() - backdateMs), notAfter: new Date(now.getTime() + days * dayMs) };
}

/**
 * A certificate that signed itself, for tests: RSA 4096, 365 days (row 002-006). No authority: whoever trusts it trusts this one
 * server and nothing else.
 */
export async function createSelfSigned(names: readonly string[], now: Date): Promise<KeyedCertificate> {
  const x509 = await loadX509();
  const { keys, algorithm } = await createKeyPair('RSA 4096');
  const notBefore = new Date(Math.floor(now.getTime() / 1000) * 1000);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: [{ CN: [commonName(names)] }],
    notBefore,
    notAfter: new Date(notBefore.getTime() + testDays * dayMs),
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.keyEncipherment, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(alternativeNames(names)),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: certificate.toString('pem'), privateKey: await pemOf(keys.privateKey) };
}

/** Host names and addresses as the certificate library takes them. */
export function alternativeNames(names: readonly string[]): { type: 'ip' | 'dns'; value: string }[] {
  return names.map((name) => ({ type: isIP(name) ? 'ip' : 'dns', value: name }));
}

/** 64 characters at most (RFC 5280, appendix A.1). */
function commonName([first = '']: readonly string[]): string {
  return first.length <= 64 ? first : 'REMS Workstation';
}
