/** What the form shows of a certificate. */
export interface CertificateFacts {
  /** The common name of the subject, else its organisation. */
  readonly name: string;
  /** The last day, `YYYY-MM-DD`. */
  readonly until: string;
}

interface Element {
  readonly tag: number;
  readonly content: Uint8Array;
  /** Where the next element begins. */
  readonly end: number;
}

const commonName = '550403';
const organisation = '55040a';

/**
 * Who stands in the certificates of a PEM text and until when they hold, for people to look at: nothing is verified here, the core does that.
 * Undefined when there is none, or one that cannot be read.
 */
export function certificatesIn(pem: string): readonly CertificateFacts[] | undefined {
  const blocks = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g)];
  if (blocks.length === 0) return undefined;
  try {
    return blocks.map(([, base64 = '']) => factsOf(bytesOf(base64)));
  } catch (cause) {
    if (cause instanceof RangeError || cause instanceof DOMException) return undefined;
    throw cause;
  }
}

/** RFC 5280: Certificate → TBSCertificate → [version], serial, signature, issuer, validity, subject. */
function factsOf(der: Uint8Array): CertificateFacts {
  const [whole] = elements(der);
  const [body] = elements(need(whole).content);
  const parts = elements(need(body).content).filter(({ tag }) => tag !== 0xa0);
  const [, until] = elements(need(parts[3]).content);
  const names = new Map<string, string>();
  for (const set of elements(need(parts[4]).content)) {
    for (const attribute of elements(set.content)) {
      const [type, value] = elements(attribute.content);
      names.set(hex(need(type).content), text(need(value)));
    }
  }
  return { name: names.get(commonName) ?? names.get(organisation) ?? '?', until: day(need(until)) };
}

function elements(bytes: Uint8Array): Element[] {
  const found: Element[] = [];
  for (let at = 0; at < bytes.length; at = need(found.at(-1)).end) found.push(elementAt(bytes, at));
  return found;
}

function elementAt(bytes: Uint8Array, at: number): Element {
  const tag = byte(bytes, at);
  const first = byte(bytes, at + 1);
  let length = first;
  let start = at + 2;
  if (first >= 0x80) {
    length = 0;
    const count = first - 0x80;
    if (count < 1 || count > 4) throw new RangeError('a length that no certificate has');
    for (let index = 0; index < count; index++) length = length * 256 + byte(bytes, start + index);
    start += count;
  }
  if (start + length > bytes.length) throw new RangeError('an element that goes on beyond the end');
  return { tag, content: bytes.subarray(start, start + length), end: start + length };
}

function day({ tag, content }: Element): string {
  const digits = new TextDecoder().decode(content);
  // UTCTime has two digits for the year: below 50 they are of this century (RFC 5280, 4.1.2.5.1).
  const year =
    tag === 0x18 ? digits.slice(0, 4) : `${Number(digits.slice(0, 2)) < 50 ? '20' : '19'}${digits.slice(0, 2)}`;
  const rest = tag === 0x18 ? digits.slice(4) : digits.slice(2);
  const date = `${year}-${rest.slice(0, 2)}-${rest.slice(2, 4)}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new RangeError('no date');
  return date;
}

function text({ tag, content }: Element): string {
  return new TextDecoder(tag === 0x1e ? 'utf-16be' : 'utf-8').decode(content);
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64.replace(/\s+/g, '')), (letter) => letter.charCodeAt(0));
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((value) => value.toString(16).padStart(2, '0')).join('');
}

function byte(bytes: Uint8Array, at: number): number {
  const value = bytes[at];
  if (value === undefined) throw new RangeError('the certificate ends too early');
  return value;
}

function need<T>(element: T | undefined): T {
  if (element === undefined) throw new RangeError('a part of the certificate is missing');
  return element;
}
