import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatRecoveryKey, parseRecoveryKey, recoveryFingerprint } from '../../main/keys/recovery-key.ts';

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

test('what is printed reads back, in 14 groups of four characters that cannot be confused', () => {
  fc.assert(
    fc.property(keys, (key) => {
      const text = formatRecoveryKey(key);
      expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(parseRecoveryKey(text).equals(key)).toBe(true);
    }),
  );
});

test('reading forgives case, spaces, dashes of any kind and look-alike characters', () => {
  fc.assert(
    fc.property(
      keys,
      fc.constantFrom('', ' ', '–', '\n', ' - ', '.'),
      fc.constantFrom('o', 'O'),
      fc.constantFrom('i', 'l', 'L', 'I'),
      (key, separator, zero, one) => {
        const typed = formatRecoveryKey(key)
          .split('-')
          .join(separator)
          .toLowerCase()
          .replaceAll('0', zero)
          .replaceAll('1', one);
        expect(parseRecoveryKey(typed).equals(key)).toBe(true);
      },
    ),
  );
});

test('every single wrong character and every swap of two neighbours is refused', () => {
  fc.assert(
    fc.property(keys, fc.nat(55), fc.integer({ min: 1, max: 31 }), (key, position, shift) => {
      const characters = [...formatRecoveryKey(key).replaceAll('-', '')];
      const wrong = characters.with(
        position,
        alphabet[(alphabet.indexOf(characters[position] ?? '') + shift) % 32] ?? '',
      );
      expect(() => parseRecoveryKey(wrong.join(''))).toThrow(/typing error/);
      const [a = '', b = ''] = characters.slice(position, position + 2);
      if (b !== '' && a !== b) {
        expect(() =>
          parseRecoveryKey(
            characters
              .with(position, b)
              .with(position + 1, a)
              .join(''),
          ),
        ).toThrow(/typing error/);
      }
    }),
  );
});

test('too short, too long, empty and foreign characters are told apart, and never repeated', () => {
  const text = formatRecoveryKey(Buffer.alloc(32, 7));
  expect(() => parseRecoveryKey('')).toThrow(/0 were typed/);
  expect(() => parseRecoveryKey(text.slice(0, -1))).toThrow(/55 were typed/);
  expect(() => parseRecoveryKey(`${text}A`)).toThrow(/57 were typed/);
  expect(() => parseRecoveryKey(text.replace(/^./, 'U'))).toThrow(/does not occur/);
  fc.assert(
    fc.property(fc.string({ minLength: 5 }), (typed) => {
      try {
        parseRecoveryKey(typed);
      } catch (cause) {
        expect(cause).toMatchObject({ code: 'INVALID' });
        expect(String(cause)).not.toContain(`"${typed}"`);
      }
    }),
  );
});

test('the fingerprint is short, stable and differs between keys', () => {
  const fingerprint = recoveryFingerprint(Buffer.alloc(32, 7));
  expect(fingerprint).toMatch(/^.{4}-.{4}$/);
  expect(recoveryFingerprint(Buffer.alloc(32, 7))).toBe(fingerprint);
  expect(recoveryFingerprint(Buffer.alloc(32, 8))).not.toBe(fingerprint);
});
