import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { isTooCostly } from './derivation-cost.ts';
import { type Material, type MaterialFault, type MaterialTask, mostParts } from './material.ts';
import { readPfx } from './read-pfx.ts';
import { readPkcs7 } from './read-pkcs7.ts';

const block = /-----BEGIN ([A-Z0-9 ]{1,40})-----[\s\S]*?-----END \1-----/g;
const derKeyTypes = ['pkcs8', 'pkcs1', 'sec1'] as const;

/** A fault on its way out of the reader. */
class Unread extends Error {
  readonly fault: MaterialFault;
  constructor(fault: MaterialFault) {
    super(fault);
    this.fault = fault;
  }
}

/**
 * The certificates and keys in files of any usual form: PEM with PKCS#8, PKCS#1 or SEC1 keys, encrypted or not, DER, PFX/P12, PKCS#7.
 * Never throws for what a file holds.
 */
export async function readMaterial({ files, passphrase }: MaterialTask): Promise<Material | MaterialFault> {
  const certificates = new Map<string, string>();
  const keys = new Map<string, string>();

  function add(parts: Parts): void {
    for (const one of parts.certificates) certificates.set(one.fingerprint256, one.toString());
    for (const key of parts.keys) {
      const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString();
      keys.set(pem, pem);
    }
    if (certificates.size > mostParts || keys.size > mostParts) throw new Unread('unreadable');
  }

  try {
    for (const file of files) add(await partsOf(Buffer.from(file), passphrase));
  } catch (cause) {
    if (cause instanceof Unread) return cause.fault;
    // Whatever a library makes of bytes from outside, it means that they do not read; its words may quote them.
    return 'unreadable';
  }
  return { certificates: [...certificates.values()], keys: [...keys.keys()] };
}

interface Parts {
  readonly certificates: readonly X509Certificate[];
  readonly keys: readonly KeyObject[];
}

async function partsOf(file: Buffer, passphrase: string | undefined): Promise<Parts> {
  const text = textOf(file);
  if (text.includes('-----BEGIN ')) return pemParts(text, passphrase);
  if (file[0] === 0x30) return derParts(file, passphrase);
  throw new Unread('unreadable');
}

/** Editors of Windows save UTF-16. */
function textOf(file: Buffer): string {
  return file[0] === 0xff && file[1] === 0xfe ? file.toString('utf16le') : file.toString('latin1');
}

function pemParts(text: string, passphrase: string | undefined): Parts {
  const certificates: X509Certificate[] = [];
  const keys: KeyObject[] = [];
  let request = false;
  for (const [part, label = ''] of text.matchAll(block)) {
    if (certificates.length + keys.length > mostParts) throw new Unread('unreadable');
    if (label === 'CERTIFICATE' || label === 'X509 CERTIFICATE') {
      certificates.push(new X509Certificate(part.replaceAll('X509 CERTIFICATE', 'CERTIFICATE')));
    } else if (label === 'PKCS7') certificates.push(...readPkcs7(bytesOf(part)));
    else if (label.endsWith('PRIVATE KEY')) keys.push(pemKey(part, label, passphrase));
    else if (label.endsWith('CERTIFICATE REQUEST')) request = true;
  }
  if (certificates.length + keys.length === 0) throw new Unread(request ? 'only-request' : 'unreadable');
  return { certificates, keys };
}

function bytesOf(pem: string): Buffer {
  return Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64');
}

function pemKey(pem: string, label: string, passphrase: string | undefined): KeyObject {
  const locked = label.startsWith('ENCRYPTED') || /^Proc-Type:.*ENCRYPTED/m.test(pem);
  if (!locked) return createPrivateKey(pem);
  // The old form has one round, always.
  if (label.startsWith('ENCRYPTED') && isTooCostly(bytesOf(pem))) throw new Unread('too-slow');
  return unlock(passphrase, (typed) => createPrivateKey({ key: pem, passphrase: typed }));
}

function unlock(passphrase: string | undefined, open: (passphrase: string) => KeyObject): KeyObject {
  if (passphrase === undefined || passphrase === '') throw new Unread('passphrase-needed');
  try {
    return open(passphrase);
  } catch {
    // A wrong passphrase shows as broken padding, bad structure or a failed check, depending on the last bytes.
    throw new Unread('passphrase-wrong');
  }
}

/** What binary bytes are follows from what stands first in them. */
async function derParts(der: Buffer, passphrase: string | undefined): Promise<Parts> {
  const { tag, value } = firstElement(der);
  if (tag === 0x06) return { certificates: readPkcs7(der), keys: [] };
  if (tag === 0x02 && value === 3) {
    const pfx = await readPfx(der, passphrase);
    if (typeof pfx === 'string') throw new Unread(pfx);
    return pfx;
  }
  if (tag === 0x02) return { certificates: [], keys: [plainKey(der)] };
  const certificate = attempt(() => new X509Certificate(der));
  if (certificate) return { certificates: [certificate], keys: [] };
  // An encrypted key begins as a certificate does: with a sequence, but a short one that ends in an octet string.
  if (!isEncryptedKey(der)) throw new Unread('unreadable');
  if (isTooCostly(der)) throw new Unread('too-slow');
  const open = (typed: string) => createPrivateKey({ key: der, format: 'der', type: 'pkcs8', passphrase: typed });
  return { certificates: [], keys: [unlock(passphrase, open)] };
}

function plainKey(der: Buffer): KeyObject {
  for (const type of derKeyTypes) {
    const key = attempt(() => createPrivateKey({ key: der, format: 'der', type }));
    if (key) return key;
  }
  throw new Unread('unreadable');
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    // Not of this form: the caller tries the next one.
    return undefined;
  }
}

/** The tag of the first element inside the outer sequence, and its first byte. */
function firstElement(der: Buffer): { readonly tag: number | undefined; readonly value: number | undefined } {
  const at = contentOf(der, 0);
  return { tag: der[at], value: der[contentOf(der, at)] };
}

/** EncryptedPrivateKeyInfo (RFC 5958): algorithm, then an octet string. */
function isEncryptedKey(der: Buffer): boolean {
  const at = contentOf(der, 0);
  const length = der[at + 1] ?? 0;
  return length < 0x80 && der[at + 2 + length] === 0x04;
}

/** Where the content of the element at `at` begins. */
function contentOf(der: Buffer, at: number): number {
  const length = der[at + 1] ?? 0;
  return at + 2 + (length > 0x80 ? length & 0x7f : 0);
}
