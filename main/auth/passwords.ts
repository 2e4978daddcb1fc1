import { createHmac } from 'node:crypto';
import bcrypt from 'bcrypt';
import { AppError } from '../../shared/contract/errors.ts';

/** bcrypt cost: about a quarter of a second on two cores (decisions table of the security page). */
const cost = 12;
/** Verified against when there is no account, so that the answer takes as long: a salt and a hash of zeros, which no password has. */
const decoy = `$2b$${cost}$${'.'.repeat(53)}`;
/** Costs of foreign hashes that are verified: below 4 bcrypt knows none, above 14 one verification holds a thread for seconds. */
const foreignCosts = { least: 4, most: 14 } as const;
/** Hashes at work or waiting, in all; bcrypt runs on four threads, so that this is a few seconds of waiting at most. */
const maxPending = 50;

/** Whether a password fits a stored hash, and whether that hash should be replaced by a new one of the same password. */
export interface Verdict {
  readonly fits: boolean;
  /** The password fits, but the hash is of another scheme or of a lower cost than those made today. */
  readonly outdated: boolean;
}

/** Hashes and verifies passwords. */
export interface Passwords {
  /** A hash to store, with its scheme in front. */
  hash(password: string): Promise<string>;
  /** Whether the password fits; without a hash that can be verified it takes the same time and answers that it does not. */
  verify(password: string, stored: string | null): Promise<Verdict>;
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
        const known = stored === null ? undefined : readHash(stored);
        if (known === undefined) {
          await bcrypt.compare(prehash(password), decoy);
          return { fits: false, outdated: false };
        }
        // An imported hash is of the password as it was typed; one with NUL would fit whatever follows the NUL.
        const typed = known.foreign ? password : prehash(password);
        const fits = (await bcrypt.compare(typed, known.hash)) && !typed.includes('\0');
        await spend(known.cost);
        return { fits, outdated: fits && (known.foreign || known.cost < cost) };
      }),
  };
}

/** Works as long as a verification at a lower cost was shorter than one at today's: 2^c + 2^c + 2^(c+1) + … + 2^11 = 2^12 rounds. */
async function spend(spent: number): Promise<void> {
  for (let rounds = spent; rounds < cost; rounds += 1) await bcrypt.hash('', rounds);
}

interface KnownHash {
  readonly hash: string;
  readonly cost: number;
  /** A plain bcrypt hash that another system made: no pre-hash, no pepper. */
  readonly foreign: boolean;
}

/** Takes a stored hash apart; undefined when it is of no known kind. */
function readHash(stored: string): KnownHash | undefined {
  const foreign = !stored.startsWith(scheme);
  const parts = /^\$2([aby])\$(\d\d)\$([./A-Za-z0-9]{53})$/.exec(foreign ? stored : stored.slice(scheme.length));
  if (parts === null) return undefined;
  const [, variant, rounds, rest] = parts;
  const found = Number(rounds);
  if (found < foreignCosts.least || found > foreignCosts.most) return undefined;
  // $2y$ is what PHP writes for $2b$; the library knows $2a$ and $2b$ only.
  return { hash: `$2${variant === 'a' ? 'a' : 'b'}$${rounds}$${rest}`, cost: found, foreign };
}
