import { keyCheckMatches } from './key-check.ts';
import type { Keyring, Slot } from './keyring.ts';
import { recoveryKeyFromEscrow } from './new-keyring.ts';
import { kekFromEscrow, type OpenSlot, slotKek } from './slots.ts';
import { type KeySources, openSlotHere } from './unlock.ts';

/** Which slots a fresh key can be wrapped for. */
export interface Reached {
  readonly slots: readonly OpenSlot[];
  /** Slots of other accounts or machines that give nobody here their key-encryption key: they cannot take part any more. */
  readonly lost: readonly Slot[];
}

/**
 * The key-encryption key of every slot: of the one that opened, of the recovery slot by the escrow of the recovery key, of others by
 * their own escrow or by what this machine holds. The caller zeroes them.
 */
export async function reachSlots(deps: {
  readonly keyring: Keyring;
  readonly authentication: Buffer;
  readonly open: OpenSlot;
  readonly sources: KeySources;
}): Promise<Reached> {
  const { keyring, authentication, open, sources } = deps;
  const escrow = openEscrow(keyring, authentication);
  const slots: OpenSlot[] = [];
  const lost: Slot[] = [];
  for (const slot of keyring.slots) {
    const kek = await kekOf(slot);
    if (kek === undefined) lost.push(slot);
    else slots.push({ slot, kek });
  }
  escrow.close();
  return { slots, lost };

  async function kekOf(slot: Slot): Promise<Buffer | undefined> {
    if (slot.id === open.slot.id) return Buffer.from(open.kek);
    return escrow.kekOf(slot) ?? (await openSlotHere(keyring, slot, sources))?.kek;
  }
}

/** The slots of a keyring that open by escrow alone, wherever they were made. The caller zeroes their keys. */
export function slotsInEscrow(keyring: Keyring, authentication: Buffer): readonly OpenSlot[] {
  const escrow = openEscrow(keyring, authentication);
  const slots = keyring.slots.flatMap((slot) => {
    const kek = escrow.kekOf(slot);
    return kek === undefined ? [] : [{ slot, kek }];
  });
  escrow.close();
  return slots;
}

/** What the authentication key gives out of a keyring: the key-encryption keys of slots, those of the recovery slots by the recovery key. */
function openEscrow(keyring: Keyring, authentication: Buffer) {
  const { installId } = keyring;
  const recoveryKey = recoveryKeyFromEscrow(keyring, authentication);
  return {
    kekOf(slot: Slot): Buffer | undefined {
      if (slot.t === 'recovery' && recoveryKey !== undefined) {
        const kek = slotKek(recoveryKey, installId, slot.id);
        if (keyCheckMatches(kek, slot.kcv)) return kek;
        kek.fill(0);
      }
      return kekFromEscrow(installId, slot, authentication);
    },
    close: () => void recoveryKey?.fill(0),
  };
}
