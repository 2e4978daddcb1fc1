import type { KeyVault } from '../ports.ts';
import { type HostKeyPlace, readHostKey } from './host-key.ts';
import { keyCheckMatches } from './key-check.ts';
import type { Keyring, Slot } from './keyring.ts';
import { recoveryFingerprint } from './recovery-key.ts';
import { type OpenSlot, osUserHash, slotKek } from './slots.ts';

/** What may open a slot here. */
export interface KeySources {
  readonly recoveryKey?: Buffer | undefined;
  readonly vault?: KeyVault | undefined;
  readonly hostKeys: readonly HostKeyPlace[];
}

/** The answer of {@link unlock}. `wrong` says that a key was offered which belongs to something else. */
export type Unlocked =
  | {
      readonly ok: true;
      readonly open: OpenSlot;
      readonly via: 'recovery' | 'machine';
      readonly rewrap: boolean;
      readonly notes: readonly string[];
    }
  | { readonly ok: false; readonly wrong: boolean; readonly reasons: readonly string[] };

/**
 * Finds a slot that opens here: the recovery key when one was typed, otherwise this machine's own slots.
 * A typed key that belongs elsewhere is said so, even when this machine could open without it.
 * Reads only; nothing is written whatever the outcome.
 */
export async function unlock(keyring: Keyring, sources: KeySources): Promise<Unlocked> {
  if (sources.recoveryKey === undefined) return openOnThisMachine(keyring, sources);
  const slots = keyring.slots.filter((slot) => slot.t === 'recovery');
  const open = firstFit(keyring, slots, sources.recoveryKey);
  if (open !== undefined) return { ok: true, open, via: 'recovery', rewrap: false, notes: [] };
  const typed = recoveryFingerprint(sources.recoveryKey);
  const known = slots.map((slot) => slot.fp).join(' or ');
  return {
    ok: false,
    wrong: true,
    reasons: [
      `The recovery key with the fingerprint ${typed} was typed, but these data belong to the one with ${known}.`,
    ],
  };
}

/** Tries the slots that need nobody: key files in order of preference, then the operating system's key store. */
export async function openOnThisMachine(keyring: Keyring, sources: KeySources): Promise<Unlocked> {
  const files = openWithKeyFiles(keyring, sources.hostKeys);
  if (files.open !== undefined)
    return { ok: true, open: files.open, via: 'machine', rewrap: false, notes: files.reasons };
  const vaulted = await openWithVault(keyring, sources.vault);
  if (vaulted.open !== undefined) {
    return {
      ok: true,
      open: vaulted.open,
      via: 'machine',
      rewrap: vaulted.rewrap,
      notes: [...files.reasons, ...vaulted.reasons],
    };
  }
  return { ok: false, wrong: files.wrong || vaulted.wrong, reasons: [...files.reasons, ...vaulted.reasons] };
}

/** One slot by what this machine holds; undefined when nothing here opens it. */
export async function openSlotHere(keyring: Keyring, slot: Slot, sources: KeySources): Promise<OpenSlot | undefined> {
  const found = await openOnThisMachine({ ...keyring, slots: [slot] }, sources);
  return found.ok ? found.open : undefined;
}

function openWithKeyFiles(keyring: Keyring, places: readonly HostKeyPlace[]) {
  const slots = keyring.slots.filter((slot) => slot.t === 'keyfile');
  const reasons: string[] = [];
  let wrong = false;
  if (slots.length === 0) return { open: undefined, wrong, reasons };
  for (const place of places) {
    const found = readHostKey(place);
    if (found.state === 'refused') reasons.push(found.reason);
    if (found.state !== 'read') continue;
    const open = firstFit(keyring, slots, found.secret);
    found.secret.fill(0);
    if (open !== undefined) return { open, wrong: false, reasons };
    wrong = true;
    reasons.push(`The key file ${place.path} belongs to other data.`);
  }
  if (reasons.length === 0) reasons.push('No key file was found on this machine.');
  return { open: undefined, wrong, reasons };
}

async function openWithVault(keyring: Keyring, vault: KeyVault | undefined) {
  const slots = keyring.slots.filter((slot) => slot.t === 'safeStorage');
  const nothing = { open: undefined, rewrap: false, wrong: false };
  if (slots.length === 0) return { ...nothing, reasons: [] };
  if (vault === undefined)
    return {
      ...nothing,
      reasons: ['The key is kept in the key store of the operating system, which only the desktop app can reach.'],
    };
  const availability = await vault.availability();
  if (!availability.ok)
    return { ...nothing, reasons: [`The key store of the operating system cannot be used: ${availability.reason}`] };
  const reasons: string[] = [];
  let wrong = false;
  for (const slot of ownFirst(slots, osUserHash(keyring.installId))) {
    const changed =
      slot.backend === availability.backend
        ? undefined
        : `The key store changed from ${slot.backend} to ${availability.backend}.`;
    try {
      const { secret, rewrap } = await vault.unwrap(Buffer.from(slot.blob, 'base64'));
      const open = firstFit(keyring, [slot], secret);
      secret.fill(0);
      if (open !== undefined) {
        return {
          open,
          rewrap: rewrap || changed !== undefined,
          wrong: false,
          reasons: changed === undefined ? [] : [changed],
        };
      }
      wrong = true;
      reasons.push('The key store of the operating system holds a key of other data.');
    } catch {
      // Which error a key store raises differs by platform and may quote secrets; that it did not open is what counts.
      reasons.push(
        changed ??
          'The key store of the operating system did not open its entry; it belongs to another user account or was reset.',
      );
    }
  }
  return { open: undefined, rewrap: false, wrong, reasons };
}

function firstFit(keyring: Keyring, slots: readonly Slot[], secret: Buffer): OpenSlot | undefined {
  for (const slot of slots) {
    const kek = slotKek(secret, keyring.installId, slot.id);
    if (keyCheckMatches(kek, slot.kcv)) return { slot, kek };
    kek.fill(0);
  }
  return undefined;
}

/** Slots of this operating-system user and platform before those of others, so that no needless question is asked. */
function ownFirst<T extends { readonly osUserHash: string; readonly platform: string }>(
  slots: readonly T[],
  user: string,
): readonly T[] {
  const own = (slot: T) => slot.osUserHash === user && slot.platform === process.platform;
  return [...slots.filter(own), ...slots.filter((slot) => !own(slot))];
}
