import { randomBytes, webcrypto } from 'node:crypto';

/** Keys that certificates are made for here. */
export type KeyKind = 'P-256' | 'RSA 2048' | 'RSA 3072' | 'RSA 4096';

/** A key pair with what it signs with. */
export interface KeyPair {
  readonly keys: webcrypto.CryptoKeyPair;
  readonly algorithm:
    | { readonly name: 'ECDSA'; readonly namedCurve: 'P-256'; readonly hash: 'SHA-256' }
    | { readonly name: 'RSASSA-PKCS1-v1_5'; readonly hash: 'SHA-256' };
}

/** Makes a key pair; large ones take seconds, in a thread of the runtime. */
export async function createKeyPair(kind: KeyKind): Promise<KeyPair> {
  if (kind === 'P-256') {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
    return { algorithm, keys: await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']) };
  }
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;
  const rsa = {
    ...algorithm,
    modulusLength: Number(kind.slice('RSA '.length)),
    publicExponent: new Uint8Array([1, 0, 1]),
  };
  return { algorithm, keys: await webcrypto.subtle.generateKey(rsa, true, ['sign', 'verify']) };
}

/** Positive, at most 20 bytes, unique by chance (RFC 5280, 4.1.2.2). */
export function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString('hex');
}

/** A private key as PKCS#8 in PEM. */
export async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  der.fill(0);
  return `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`;
}
