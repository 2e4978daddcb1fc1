import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync } from 'node:crypto';
import { z } from 'zod';
import type { Random } from '../ports.ts';

/** A secret encrypted with AES-256-GCM; all parts base64. */
export const Wrapped = z.object({ iv: z.string(), ct: z.string(), tag: z.string() });
export type Wrapped = Readonly<z.infer<typeof Wrapped>>;

/** Encrypts `secret` under a 32-byte key (as a key object, which Node takes five times as fast as bytes); `context` is authenticated, so a wrap cannot be moved to another place. */
export function wrapSecret(kek: Buffer, secret: Buffer, context: string, random: Random): Wrapped {
  const iv = random.bytes(12);
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(kek), iv).setAAD(Buffer.from(context, 'utf8'));
  const ct = Buffer.concat([cipher.update(secret), cipher.final()]);
  return { iv: iv.toString('base64'), ct: ct.toString('base64'), tag: cipher.getAuthTag().toString('base64') };
}

/** Decrypts what {@link wrapSecret} made; undefined when key, context or bytes are not the ones it was made with. */
export function unwrapSecret(kek: Buffer, wrapped: Wrapped, context: string): Buffer | undefined {
  const iv = Buffer.from(wrapped.iv, 'base64');
  const tag = Buffer.from(wrapped.tag, 'base64');
  // Node accepts shorter tags, which would weaken the check.
  if (iv.length !== 12 || tag.length !== 16) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(kek), iv, { authTagLength: 16 });
  decipher.setAAD(Buffer.from(context, 'utf8')).setAuthTag(tag);
  const start = decipher.update(Buffer.from(wrapped.ct, 'base64'));
  try {
    return Buffer.concat([start, decipher.final()]);
  } catch {
    // The only failure `final` has is authentication: the answer of this function.
    return undefined;
  } finally {
    start.fill(0);
  }
}

/** A 32-byte key for one purpose, derived with HKDF-SHA256 from a 32-byte secret. */
export function deriveKey(secret: Buffer, salt: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.from(salt, 'utf8'), Buffer.from(purpose, 'utf8'), 32));
}
