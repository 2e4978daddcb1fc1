import { createHmac, timingSafeEqual } from 'node:crypto';

/** Eight bytes (base64) that tell the right key from a wrong one without giving it away. */
export function keyCheckValue(key: Buffer): string {
  return createHmac('sha256', key).update('kcv-v1').digest().subarray(0, 8).toString('base64');
}

/** Whether `key` is the one that `expected` was computed from. */
export function keyCheckMatches(key: Buffer, expected: string): boolean {
  const actual = Buffer.from(keyCheckValue(key), 'latin1');
  const wanted = Buffer.from(expected, 'latin1');
  return actual.length === wanted.length && timingSafeEqual(actual, wanted);
}
