import { createHmac } from 'node:crypto';
import { recoveryCodeCount } from '../../shared/second-factor.ts';

/** Crockford's base32: no I, L, O, U, so that paper cannot confuse them. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Ten characters are 50 bits. */
const codeLength = 10;

/** New recovery codes as they are shown: two groups of five characters. */
export function newRecoveryCodes(bytes: (size: number) => Buffer): string[] {
  const codes = new Set<string>();
  while (codes.size < recoveryCodeCount) {
    const text = Array.from(bytes(codeLength), (byte) => alphabet[byte & 31]).join('');
    codes.add(`${text.slice(0, codeLength / 2)}-${text.slice(codeLength / 2)}`);
  }
  return [...codes];
}

/** A code as it counts, however it was typed: any case, blanks and hyphens anywhere, O for 0, I or L for 1. */
export function readRecoveryCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
}

/** What is stored of a code: keyed, and bound to its account, so that a row is of no use elsewhere. */
export function hashRecoveryCode(key: Buffer, accountId: number, code: string): string {
  return createHmac('sha256', key)
    .update(`${accountId}:${readRecoveryCode(code)}`)
    .digest('hex');
}
