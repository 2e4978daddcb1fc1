import type { Random } from '../ports.ts';
import { keyCheckMatches, keyCheckValue } from './key-check.ts';
import type { KeyEntry, KeyPurpose, Keyring } from './keyring.ts';
import { kidPrefix } from './new-keyring.ts';
import { type OpenSlot, unwrapKey, wrapKey } from './slots.ts';

/** A keyring with a key that waits for its turn. */
export interface Prepared {
  readonly keyring: Keyring;
  readonly kid: string;
  /** In clear; the caller zeroes it. */
  readonly key: Buffer;
}

/**
 * The keyring with a fresh key of one purpose beside the current one, wrapped for every slot. Nothing is written under it yet; whoever
 * opens tries the current key first and this one after it.
 *
 * @param slots every slot of the keyring with its key-encryption key
 */
export function prepareNextKey(
  keyring: Keyring,
  purpose: KeyPurpose,
  slots: readonly OpenSlot[],
  deps: { readonly random: Random; readonly created: string },
): Prepared {
  const { random, created } = deps;
  if (!keyring.slots.every(({ id }) => slots.some(({ slot }) => slot.id === id)))
    throw new Error('A fresh key must be wrapped for every slot.');
  const key = random.bytes(32);
  const kid = `${kidPrefix[purpose]}-${random.bytes(4).toString('hex')}`;
  const bare: KeyEntry = { kid, purpose, state: 'next', created, kcv: keyCheckValue(key), wraps: [] };
  const entry: KeyEntry = {
    ...bare,
    wraps: slots.map((open) => wrapKey(keyring.installId, bare, key, open, random)),
  };
  for (const open of slots) {
    const back = unwrapKey(keyring, entry, open);
    const right = back !== undefined && keyCheckMatches(back, entry.kcv);
    back?.fill(0);
    if (!right) throw new Error('A fresh key does not come out of a slot it was wrapped for.');
  }
  return {
    keyring: { ...withoutNextKey(keyring, purpose), keys: [...withoutNextKey(keyring, purpose).keys, entry] },
    kid,
    key,
  };
}

/** The keyring in which the prepared key is the current one; the one before it stays, retired, for what was written under it. */
export function promoteNextKey(keyring: Keyring, purpose: KeyPurpose): Keyring {
  if (!hasNextKey(keyring, purpose)) return keyring;
  return {
    ...keyring,
    keys: keyring.keys.map((entry) => {
      if (entry.purpose !== purpose || entry.state === 'retired') return entry;
      return { ...entry, state: entry.state === 'next' ? 'current' : 'retired' };
    }),
  };
}

/** The keyring without a prepared key that nothing was written under. */
export function withoutNextKey(keyring: Keyring, purpose: KeyPurpose): Keyring {
  if (!hasNextKey(keyring, purpose)) return keyring;
  return {
    ...keyring,
    keys: keyring.keys.filter((entry) => entry.purpose !== purpose || entry.state !== 'next'),
  };
}

/** Whether a key of this purpose waits for its turn: an exchange is under way or was interrupted. */
export function hasNextKey(keyring: Keyring, purpose: KeyPurpose): boolean {
  return keyring.keys.some((entry) => entry.purpose === purpose && entry.state === 'next');
}
