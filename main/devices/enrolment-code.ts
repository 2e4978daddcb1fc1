import { createHash } from 'node:crypto';
import type { Random } from '../ports.ts';

/** Crockford's base 32: nothing that is read as something else. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 50 bits: nobody guesses one of a few open codes at ten tries before every wait. */
const length = 10;

/** A code as it is shown and read out: `7K2QD-M4XNP`. */
export function newCode(random: Pick<Random, 'bytes'>): string {
  const text = [...random.bytes(length)].map((byte) => alphabet[byte % alphabet.length]).join('');
  return `${text.slice(0, length / 2)}-${text.slice(length / 2)}`;
}

/** What the database keeps of a code, however it was typed: blanks, hyphens and case do not matter, O is 0, I and L are 1. */
export function hashOfCode(typed: string): string {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return createHash('sha256').update(plain).digest('hex');
}
