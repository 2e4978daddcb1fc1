import type { Random } from '../ports.ts';

/** Letters and digits that are not mistaken for one another. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** The one-time code for set-up over HTTP, printed with the address: eight characters, 40 bits. */
export function createSetupCode(random: Random): string {
  return Array.from(random.bytes(8), (byte) => alphabet[byte % alphabet.length]).join('');
}
