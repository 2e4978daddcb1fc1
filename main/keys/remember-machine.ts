import type { Ports } from '../ports.ts';
import type { Keyring } from './keyring.ts';
import { createMachineSlot } from './machine-slot.ts';
import { addSlot, createVaultSlot, type OpenSlot, opensAll, removeSlot, unwrapKey } from './slots.ts';
import { type KeySources, openOnThisMachine } from './unlock.ts';

/**
 * Adds a slot for this machine after the recovery key opened the data; nothing is added when the machine opens them by itself.
 * That it cannot be added is a note, not a failure: the data are open, the key will be asked for again.
 */
export async function rememberMachine(deps: {
  readonly ports: Ports;
  readonly keyring: Keyring;
  readonly open: OpenSlot;
  readonly sources: KeySources;
}): Promise<{ readonly keyring: Keyring; readonly notes: readonly string[] }> {
  const { ports, keyring, open, sources } = deps;
  const own = await openOnThisMachine(keyring, sources);
  if (own.ok && opensAll(keyring, own.open.slot, own.open.kek)) return { keyring, notes: [] };
  const made = await createMachineSlot({ ports, installId: keyring.installId, places: sources.hostKeys });
  if (!made.ok)
    return {
      keyring,
      notes: [`This machine could not be remembered; the recovery key will be needed again. ${made.reason}`],
    };
  const keys = allKeys(keyring, open);
  try {
    const extended = addSlot(keyring, made.open, keys, ports.random);
    if (!opensAll(extended, made.open.slot, made.open.kek)) throw new Error('A fresh slot does not open.');
    return {
      keyring: extended,
      notes: [...made.notes, 'This machine is remembered; the recovery key is not needed at the next start.'],
    };
  } finally {
    for (const key of keys.values()) key.fill(0);
  }
}

/**
 * Renews the key store's slot when the store asks for it or changed: a fresh slot is added and proven before the old one goes.
 * The keyring stays as it is when the store cannot be used just now.
 */
export async function renewVaultSlot(ports: Ports, keyring: Keyring, open: OpenSlot): Promise<Keyring> {
  const availability = await ports.keyVault?.availability();
  if (ports.keyVault === undefined || availability?.ok !== true) return keyring;
  const { random, clock } = ports;
  const fresh = await createVaultSlot(ports.keyVault, availability.backend, {
    installId: keyring.installId,
    random,
    clock,
  });
  const keys = allKeys(keyring, open);
  try {
    return removeSlot(addSlot(keyring, fresh, keys, random), open.slot.id, { slotId: fresh.slot.id, kek: fresh.kek });
  } finally {
    fresh.kek.fill(0);
    for (const key of keys.values()) key.fill(0);
  }
}

/** Every key in clear, for filling a new slot; the caller zeroes them. */
function allKeys(keyring: Keyring, open: OpenSlot): ReadonlyMap<string, Buffer> {
  return new Map(
    keyring.keys.map((entry) => {
      const key = unwrapKey(keyring, entry, open);
      if (key === undefined) throw new Error(`Key ${entry.kid} does not come out of its slot.`);
      return [entry.kid, key];
    }),
  );
}
