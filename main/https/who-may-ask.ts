import type { NetworkRules } from '../ports.ts';
import { holdsAddress as holds, isPrivateAddress, networksOf as listOf } from '../tls/network-address.ts';

/** What holds where a host says nothing: private addresses, and no page of another origin. */
export const closedRules: NetworkRules = { allowed: [], healthAllowed: [], origins: [], protecting: false };

/** The rules in the form in which they are asked with every request. */
export interface Admission {
  /** Whether an address may ask anything at all. */
  mayAsk(address: string): boolean;
  /** Whether it may ask `/health`. */
  mayAskHealth(address: string): boolean;
  /** Whether pages of an origin may call with a token. */
  listsOrigin(origin: string): boolean;
  /** Whether any origin is listed, so that answers depend on it. */
  readonly anyOrigin: boolean;
  readonly protecting: boolean;
}

/** Addresses whose answer is remembered, until a host states other rules. */
const remembered = 1000;

const loopback = listOf(['127.0.0.0/8', '::1']);

/** The rules as they are now; made anew only when a host states other ones. */
export function createAdmission(rules: () => NetworkRules): () => Admission {
  let compiledFrom: NetworkRules | undefined;
  let compiled = compile(closedRules);
  return () => {
    const present = rules();
    if (present !== compiledFrom) {
      compiled = compile(present);
      compiledFrom = present;
    }
    return compiled;
  };
}

function compile(rules: NetworkRules): Admission {
  const { protecting } = rules;
  const allowed = listOf(rules.allowed);
  const healthAllowed = listOf(rules.healthAllowed);
  const origins = new Set(rules.origins.map((origin) => origin.toLowerCase()));
  // Under attack whoever is not listed stays outside, also where nobody is listed (row 004-118).
  const listedOnly = protecting || rules.allowed.length > 0;
  // Whoever sits at the machine itself is never shut out of it (row L18).
  const mayAsk = remembering(
    (address) => holds(loopback, address) || (listedOnly ? holds(allowed, address) : isPrivateAddress(address)),
  );
  return {
    mayAsk,
    mayAskHealth: (address) =>
      rules.healthAllowed.length === 0 || holds(loopback, address) || holds(healthAllowed, address),
    listsOrigin: (origin) => origins.has(origin),
    anyOrigin: origins.size > 0,
    protecting,
  };
}

/** The same addresses ask again and again, and looking them up in the lists costs more than most gates. */
function remembering(ask: (address: string) => boolean): (address: string) => boolean {
  const answers = new Map<string, boolean>();
  return (address) => {
    const known = answers.get(address);
    if (known !== undefined) return known;
    // An attacker may have many.
    if (answers.size >= remembered) answers.clear();
    const answer = ask(address);
    answers.set(address, answer);
    return answer;
  };
}
