import type { Random } from '../ports.ts';

/** Crockford's base32: no I, L, O, U, so that paper and voice cannot confuse them. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groupLength = 4;
/** Five groups are 100 random bits. */
const leastGroups = 5;

/** Hours for which a temporary password opens (row A20 of the security page). */
const temporaryHours = 24;

/**
 * A random password for one sign-in: groups of four characters joined by hyphens, 100 random bits or more.
 *
 * @param minLength the shortest password that the installation takes, in characters
 */
export function makeTemporaryPassword(random: Random, minLength: number): string {
  const groups = Math.max(leastGroups, Math.ceil((minLength + 1) / (groupLength + 1)));
  // 256 is a multiple of 32, so that every character is as likely as any other.
  const characters = [...random.bytes(groups * groupLength)].map((byte) => alphabet[byte % alphabet.length]);
  return Array.from({ length: groups }, (_, index) =>
    characters.slice(index * groupLength, (index + 1) * groupLength).join(''),
  ).join('-');
}

/** Until when a temporary password opens that is set at an instant. */
export function temporaryUntil(at: string): string {
  return new Date(Date.parse(at) + temporaryHours * 3_600_000).toISOString();
}
