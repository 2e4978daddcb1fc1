import type { Keyring } from './keyring.ts';
import type { Reached } from './reach-slots.ts';

/** How long a database key stays in the keyring after it gave way to another one, in milliseconds. */
const keepRetiredMs = 365 * 86_400_000;

/** The keyring without the slots that a fresh key cannot be wrapped for. */
export function removeUnreached(keyring: Keyring, { lost }: Reached): Keyring {
  if (lost.length === 0) return keyring;
  const gone = new Set(lost.map(({ id }) => id));
  return {
    ...keyring,
    slots: keyring.slots.filter(({ id }) => !gone.has(id)),
    keys: keyring.keys.map((entry) => ({ ...entry, wraps: entry.wraps.filter(({ slot }) => !gone.has(slot)) })),
  };
}

/** The keyring without database keys that retired more than a year ago and that no backup set needs. */
export function withoutExpiredKeys(keyring: Keyring, needed: ReadonlySet<string>, now: Date): Keyring {
  const made = keyring.keys.filter(({ purpose }) => purpose === 'database').map(({ created }) => Date.parse(created));
  const keys = keyring.keys.filter(({ kid, purpose, state, created }) => {
    if (purpose !== 'database' || state !== 'retired' || needed.has(kid)) return true;
    // A key retired when the one after it was made.
    const retired = Math.min(...made.filter((at) => at > Date.parse(created)));
    return now.getTime() - retired < keepRetiredMs;
  });
  return keys.length === keyring.keys.length ? keyring : { ...keyring, keys };
}
