import type { Clock, Random } from '../ports.ts';
import type { Keyring } from './keyring.ts';
import { saveKeyring } from './keyring-file.ts';
import { withRecoveryEscrow } from './new-keyring.ts';
import { presentKeyring } from './present-keyring.ts';
import { formatRecoveryKey, parseRecoveryKey } from './recovery-key.ts';
import { addSlot, createRecoverySlot, opensAll, removeSlot, slotKek } from './slots.ts';

/** The steps of a renewal in their order; tests end the process at each of them. */
export type RenewalStep = 'renewal.both' | 'renewal.done';

/**
 * Puts a new recovery key in the place of every present one. The keyring first holds both, and the new one is proven on what lies on the
 * disk by opening every key through it; only then the old one goes. A crash leaves at least one that opens.
 *
 * @returns the keyring as saved
 */
export function renewRecovery(deps: {
  readonly path: string;
  readonly recoveryKey: Buffer;
  readonly keys: ReadonlyMap<string, Buffer>;
  readonly authentication: Buffer;
  readonly random: Random;
  readonly clock: Clock;
  readonly onStep?: ((step: RenewalStep) => void) | undefined;
}): Keyring {
  const { path, recoveryKey, keys, authentication, random, clock, onStep = () => {} } = deps;
  const present = presentKeyring(path, authentication);
  const { installId } = present;
  const old = present.slots.filter(({ t }) => t === 'recovery');
  const added = createRecoverySlot(recoveryKey, { installId, random, clock });
  try {
    const both = withRecoveryEscrow(addSlot(present, added, keys, random), recoveryKey, authentication, random);
    saveKeyring(path, both, authentication);
    onStep('renewal.both');
    const onDisk = presentKeyring(path, authentication);
    // As somebody will type it from the sheet.
    const typed = parseRecoveryKey(formatRecoveryKey(recoveryKey));
    const kek = slotKek(typed, installId, added.slot.id);
    typed.fill(0);
    try {
      if (!opensAll(onDisk, added.slot, kek)) throw new Error('The new recovery key does not open the keyring.');
      const proof = { slotId: added.slot.id, kek };
      const alone = old.reduce((keyring, slot) => removeSlot(keyring, slot.id, proof), onDisk);
      saveKeyring(path, alone, authentication);
      onStep('renewal.done');
      return alone;
    } finally {
      kek.fill(0);
    }
  } finally {
    added.kek.fill(0);
  }
}

/** Which recovery slot a typed key opens; undefined when none. */
export function recoverySlotOf(keyring: Keyring, recoveryKey: Buffer) {
  return keyring.slots.find((slot) => {
    if (slot.t !== 'recovery') return false;
    const kek = slotKek(recoveryKey, keyring.installId, slot.id);
    const right = opensAll(keyring, slot, kek);
    kek.fill(0);
    return right;
  });
}
