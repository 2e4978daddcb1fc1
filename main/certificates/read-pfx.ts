import { createPrivateKey, type KeyObject, pbkdf2Sync, X509Certificate } from 'node:crypto';
import type forgeLibrary from 'node-forge';
import type { asn1, pkcs12 } from 'node-forge';
import { mostRounds } from './derivation-cost.ts';
import type { MaterialFault } from './material.ts';

/** A derivation that the runtime could not be stopped in the middle of. */
class TooCostly extends Error {}

/**
 * The certificates and keys of a PFX/P12 file, also of old ones (3DES, RC2), which the system's own library does not open any more.
 * The library that does is loaded here only.
 *
 * @throws Error for bytes that are no such file
 */
export async function readPfx(
  der: Buffer,
  passphrase: string | undefined,
): Promise<{ readonly certificates: readonly X509Certificate[]; readonly keys: readonly KeyObject[] } | MaterialFault> {
  const { default: forge } = await import('node-forge');
  const { asn1, pki, pkcs12 } = forge;
  const tree = asn1.fromDer(der.toString('binary'));
  const opened = openWith(
    (password) => withOurDerivation(forge, () => pkcs12.pkcs12FromAsn1(tree, false, password)),
    // Programs write "no password" in two ways.
    passphrase === undefined || passphrase === '' ? ['', undefined] : [passphrase],
  );
  if (opened === undefined)
    return passphrase === undefined || passphrase === '' ? 'passphrase-needed' : 'passphrase-wrong';

  if (typeof opened === 'string') return opened;

  const bytes = (node: asn1.Asn1) => Buffer.from(asn1.toDer(node).getBytes(), 'binary');
  const certificates: X509Certificate[] = [];
  const keys: KeyObject[] = [];
  for (const bag of opened.safeContents.flatMap(({ safeBags }) => safeBags)) {
    // The library understands RSA only; of anything else it hands on the bytes.
    if (bag.type === pki.oids.certBag) {
      certificates.push(new X509Certificate(bytes(bag.cert ? pki.certificateToAsn1(bag.cert) : bag.asn1)));
    } else {
      const key = bag.key ? pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(bag.key)) : bag.asn1;
      keys.push(createPrivateKey({ key: bytes(key), format: 'der', type: 'pkcs8' }));
    }
  }
  return { certificates, keys };
}

/** What the first password opens; undefined when none is right. */
function openWith(
  open: (password: string | undefined) => pkcs12.Pkcs12Pfx,
  passwords: readonly (string | undefined)[],
): pkcs12.Pkcs12Pfx | MaterialFault | undefined {
  for (const password of passwords) {
    try {
      return open(password);
    } catch (cause) {
      if (cause instanceof TooCostly) return 'too-slow';
      if (!(cause instanceof Error) || !/password|decrypt/i.test(cause.message)) throw cause;
    }
  }
  return undefined;
}

/**
 * New files derive their keys from the UTF-8 of the passphrase (RFC 9579), where the library takes one byte of each character: with it
 * no passphrase with an accent would open. The runtime is also quicker at it by far.
 */
function withOurDerivation<T>({ pkcs5 }: typeof forgeLibrary, work: () => T): T {
  const theirs = pkcs5.pbkdf2;
  const ours = (typed: string | null, salt: string, rounds: number, bytes: number, digest?: { algorithm: string }) => {
    if (rounds > mostRounds) throw new TooCostly();
    return pbkdf2Sync(typed ?? '', Buffer.from(salt, 'binary'), rounds, bytes, digest?.algorithm ?? 'sha1').toString(
      'binary',
    );
  };
  Object.assign(pkcs5, { pbkdf2: ours });
  try {
    return work();
  } finally {
    Object.assign(pkcs5, { pbkdf2: theirs });
  }
}
