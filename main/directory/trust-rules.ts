import { createHash, X509Certificate } from 'node:crypto';
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

const block = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g;

/** Why a PEM text cannot serve as the authorities of a directory. */
export type AuthorityFault = 'none' | 'private-key' | 'unreadable' | 'no-authority';

/** The certificates of authorities in a PEM text, or what is wrong with it. */
export function readAuthorities(pem: string): readonly X509Certificate[] | AuthorityFault {
  const found: X509Certificate[] = [];
  for (const [text, label] of pem.matchAll(block)) {
    if (label?.includes('PRIVATE KEY')) return 'private-key';
    if (label !== 'CERTIFICATE') continue;
    try {
      found.push(new X509Certificate(text));
    } catch {
      // The only thing that can be wrong here is the text: the answer of this function.
      return 'unreadable';
    }
  }
  if (found.length === 0) return 'none';
  // A server's own certificate is accepted too when it signed itself: small clinics have nothing else.
  return found.every((one) => one.ca || one.issuer === one.subject) ? found : 'no-authority';
}

/** By this an authority's text is on record. */
export function pemFingerprint(pem: string | null): string | null {
  return pem === null ? null : `sha256:${createHash('sha256').update(pem).digest('hex')}`;
}

/** TLS settings for directories; the one that was made last is kept, because reading the system's authorities takes a while. */
export function createTrust() {
  let last: { readonly pem: string | null; readonly context: SecureContext } | undefined;
  return {
    contextFor(pem: string | null): SecureContext {
      if (last?.pem !== pem || last === undefined) {
        last = { pem, context: createSecureContext({ ca: pem ?? systemAuthorities(), minVersion: 'TLSv1.2' }) };
      }
      return last.context;
    },
  };
}

/** What {@link createTrust} makes. */
export type Trust = ReturnType<typeof createTrust>;

/** Those of the operating system; where it tells none, those that Node brings along. */
export function systemAuthorities(): string[] {
  const own = getCACertificates('system');
  return own.length > 0 ? own : getCACertificates('default');
}
