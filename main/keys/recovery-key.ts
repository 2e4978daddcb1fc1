import { createHash, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../shared/contract/errors.ts';
import type { Random } from '../ports.ts';

/** Crockford's base32: no I, L, O, U, so that paper and voice cannot confuse them. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const keyBytes = 32;
const checksumBytes = 3;
const groupLength = 4;

/** Groups of a written recovery key: 32 key bytes and 3 checksum bytes are exactly 56 characters. */
const recoveryGroupCount = 14;

/** Writes a 32-byte recovery key as 14 groups of four characters, joined by dashes, checksum included. */
export function formatRecoveryKey(key: Buffer): string {
  if (key.length !== keyBytes) throw new RangeError('A recovery key has 32 bytes.');
  const text = encodeBase32(Buffer.concat([key, checksum(key)]));
  return splitGroups(text).join('-');
}

/**
 * Reads a recovery key as people type it: any case, spaces or dashes anywhere, O for 0, I or L for 1.
 *
 * @throws AppError INVALID saying what does not look right; never repeats what was typed
 */
export function parseRecoveryKey(text: string): Buffer {
  const characters = normaliseRecoveryText(text);
  const expected = recoveryGroupCount * groupLength;
  if (characters.length !== expected) {
    throw new AppError(
      'INVALID',
      `A recovery key has ${recoveryGroupCount} groups of ${groupLength} characters (${expected} in all); ${characters.length} were typed. Compare it with the printed sheet.`,
    );
  }
  const bytes = decodeBase32(characters);
  if (bytes === undefined) {
    throw new AppError(
      'INVALID',
      'The recovery key holds a character that does not occur in recovery keys. Compare it with the printed sheet.',
    );
  }
  const key = bytes.subarray(0, keyBytes);
  if (!timingSafeEqual(bytes.subarray(keyBytes), checksum(key))) {
    throw new AppError(
      'INVALID',
      'The recovery key has a typing error: its checksum does not fit. Compare each group with the printed sheet.',
    );
  }
  return Buffer.from(key);
}

/** Eight characters by which a sheet is recognised without giving away the key. */
export function recoveryFingerprint(key: Buffer): string {
  return splitGroups(encodeBase32(digest('rems-recovery-fingerprint-v1', key).subarray(0, 5))).join('-');
}

/** The characters that count: upper case, separators removed, look-alikes replaced. */
export function normaliseRecoveryText(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.,:]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

/** Two different positions (from 0, ascending) of the groups that are to be typed back from the sheet. */
export function pickTwoGroups(random: Random): readonly number[] {
  const [a = 0, b = 0] = random.bytes(2);
  const first = a % recoveryGroupCount;
  const second = (first + 1 + (b % (recoveryGroupCount - 1))) % recoveryGroupCount;
  return [first, second].sort((x, y) => x - y);
}

function splitGroups(text: string): readonly string[] {
  return Array.from({ length: Math.ceil(text.length / groupLength) }, (_, index) =>
    text.slice(index * groupLength, (index + 1) * groupLength),
  );
}

function checksum(key: Buffer): Buffer {
  return digest('rems-recovery-checksum-v1', key).subarray(0, checksumBytes);
}

function digest(purpose: string, key: Buffer): Buffer {
  return createHash('sha256').update(purpose).update(key).digest();
}

/** Whole multiples of five bytes only, so no padding is needed. */
function encodeBase32(bytes: Buffer): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet.charAt((buffer >>> bits) & 31);
    }
    buffer &= (1 << bits) - 1;
  }
  return text;
}

function decodeBase32(text: string): Buffer | undefined {
  const bytes: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (const character of text) {
    const value = alphabet.indexOf(character);
    if (value < 0) return undefined;
    buffer = (buffer << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((buffer >>> bits) & 255);
      buffer &= (1 << bits) - 1;
    }
  }
  return Buffer.from(bytes);
}
