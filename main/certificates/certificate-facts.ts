import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { CertificateFacts } from '../../shared/certificates.ts';

const dayMs = 86_400_000;
const pemBlock = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;
/** One name as Node writes them: `DNS:a.example, IP Address:10.0.0.1`; quoted where it has odd characters. */
const namePart = /([A-Za-z ]+):("(?:[^"\\]|\\.)*"|[^,]*)(?:, |$)/y;
const curves: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };

/** What a chain in PEM, the server's own certificate first, says of itself. */
export function factsOf(chain: string, now: Date): CertificateFacts {
  const certificates = certificatesOf(chain);
  const [leaf] = certificates;
  if (!leaf) throw new Error('there is no certificate in this text');
  return {
    subject: oneLine(leaf.subject),
    issuer: oneLine(leaf.issuer),
    names: [...namesOf(leaf)],
    validFrom: leaf.validFromDate.toISOString(),
    validTo: leaf.validToDate.toISOString(),
    daysLeft: Math.floor((leaf.validToDate.getTime() - now.getTime()) / dayMs),
    fingerprint: leaf.fingerprint256,
    key: keyOf(leaf),
    selfSigned: isSelfSigned(leaf),
    chain: certificates.length - 1,
  };
}

/** Every certificate in a PEM text. @throws Error when one does not read */
export function certificatesOf(pem: string): readonly X509Certificate[] {
  return [...pem.matchAll(pemBlock)].map(([block]) => new X509Certificate(block));
}

/** The host names and addresses that a certificate is good for, wildcards among them. */
export function namesOf({ subjectAltName = '' }: X509Certificate): readonly string[] {
  const names = new Set<string>();
  namePart.lastIndex = 0;
  for (let match = namePart.exec(subjectAltName); match?.[0]; match = namePart.exec(subjectAltName)) {
    const [, type, value = ''] = match;
    if (type === 'DNS' && !value.startsWith('"')) names.add(value.toLowerCase());
    if (type === 'IP Address' && isIP(value)) names.add(plainAddress(value));
  }
  return [...names];
}

/** Whether a browser takes this certificate for this name or address; a wildcard stands for one label. */
export function covers(certificate: X509Certificate, name: string): boolean {
  if (isIP(name)) return certificate.checkIP(name) !== undefined;
  return certificate.checkHost(name, { subject: 'never', partialWildcards: false }) !== undefined;
}

/** Whether a certificate was signed with its own key, also one that may sign for no other. */
export function isSelfSigned(certificate: X509Certificate): boolean {
  return certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey);
}

/** The key in the words of administrators: `P-256`, `RSA 2048`. */
export function keyOf({ publicKey }: X509Certificate): string {
  const { asymmetricKeyType: type = '', asymmetricKeyDetails: details } = publicKey;
  if (type === 'rsa') return `RSA ${details?.modulusLength ?? 0}`;
  const curve = details?.namedCurve ?? '';
  return type === 'ec' ? (curves[curve] ?? curve) : type;
}

/** `CN=name, O=clinic` */
function oneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ');
}

/** Node writes every group of an IPv6 address; people and browsers do not. */
function plainAddress(address: string): string {
  return isIP(address) === 6 ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
}
