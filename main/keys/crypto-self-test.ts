import { createHmac, scryptSync } from 'node:crypto';
import type { Random } from '../ports.ts';
import { unwrapSecret, wrapSecret } from './wrap.ts';

/**
 * Proves before set-up that this runtime computes what the key handling relies on: HMAC-SHA256 against RFC 4231 case 2,
 * scrypt against RFC 7914 section 12, AES-GCM by a round trip and a refused change, and a random source that moves.
 *
 * @throws Error naming the part that fails
 */
export function selfTestCrypto(random: Random): void {
  const hmac = createHmac('sha256', 'Jefe').update('what do ya want for nothing?').digest('hex');
  expect(hmac === '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843', 'HMAC-SHA256');
  const scrypt = scryptSync('', '', 16, { N: 16, r: 1, p: 1 }).toString('hex');
  expect(scrypt === '77d6576238657b203b19ca42c18a0497', 'scrypt');
  const key = random.bytes(32);
  const secret = random.bytes(32);
  expect(!key.equals(secret) && key.length === 32, 'the random source');
  const wrapped = wrapSecret(key, secret, 'self-test', random);
  expect(unwrapSecret(key, wrapped, 'self-test')?.equals(secret) === true, 'AES-256-GCM');
  expect(unwrapSecret(key, wrapped, 'another context') === undefined, 'AES-256-GCM authentication');
}

function expect(holds: boolean, part: string): void {
  if (!holds) throw new Error(`The cryptography of this runtime is unfit: ${part} failed its self-test.`);
}
