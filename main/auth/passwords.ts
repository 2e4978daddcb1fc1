import { createHmac } from 'node:crypto';
import bcrypt from 'bcrypt';
import { AppError } from '../../shared/contract/errors.ts';

/** bcrypt cost: about a quarter of a second on two cores (decisions table of the security page). */
const cost = 12;
/** Hashes at work or waiting, in all; bcrypt runs on four threads, so that this is a few seconds of waiting at most. */
const maxPending = 50;

/** Hashes and verifies passwords. */
export interface Passwords {
  /** A hash to store, with its scheme in front. */
  hash(password: string): Promise<string>;
  /** Whether the password fits; without a stored hash it takes the same time and answers false. */
  verify(password: string, stored: string | null): Promise<boolean>;
}

/** The scheme tag of stored hashes: bcrypt over a keyed pre-hash. */
const scheme = 'bcrypt-hmac1:';

/**
 * bcrypt reads 72 bytes and stops at NUL; a keyed pre-hash in base64 (44 ASCII characters) keeps every character of the password
 * significant and makes a stolen database useless without the pepper. NFKC lets the same password be typed on any keyboard.
 */
export function createPasswords(deps: { readonly pepper: Buffer }): Passwords {
  const prehash = (password: string) =>
    createHmac('sha256', deps.pepper).update(password.normalize('NFKC'), 'utf8').digest('base64');
  /** Verified against when there is no account, so that the answer takes as long; nobody knows its password. */
  const decoy = bcrypt.hash(prehash('no account has this password'), cost);
  decoy.catch(() => undefined);
  let pending = 0;

  async function limited<T>(work: () => Promise<T>): Promise<T> {
    if (pending >= maxPending) {
      throw new AppError('RATE_LIMITED', 'Too many people are signing in right now. Try again in a few seconds.', {
        details: { retryAfter: 3 },
      });
    }
    pending += 1;
    try {
      return await work();
    } finally {
      pending -= 1;
    }
  }

  return {
    hash: (password) => limited(async () => scheme + (await bcrypt.hash(prehash(password), cost))),
    verify: (password, stored) =>
      limited(async () => {
        const known = stored?.startsWith(scheme) ? stored.slice(scheme.length) : undefined;
        const fits = await bcrypt.compare(prehash(password), known ?? (await decoy));
        return fits && known !== undefined;
      }),
  };
}
