import { createHash } from 'node:crypto';
import { userInfo } from 'node:os';
import { AppError } from '../../shared/contract/errors.ts';
import type { Clock, KeyVault, Random } from '../ports.ts';
import { keyCheckMatches, keyCheckValue } from './key-check.ts';
import type { KeyEntry, Keyring, Slot } from './keyring.ts';
import { recoveryFingerprint } from './recovery-key.ts';
import { deriveKey, unwrapSecret, wrapSecret } from './wrap.ts';

/** A slot and the key-encryption key behind it. */
export interface OpenSlot {
  readonly slot: Slot;
  readonly kek: Buffer;
}

/** What making a slot needs. */
export interface SlotDeps {
  readonly installId: string;
  readonly random: Random;
  readonly clock: Clock;
}

/** The key-encryption key of a slot: bound to the installation and the slot, so one key file may serve several installations. */
export function slotKek(secret: Buffer, installId: string, slotId: string): Buffer {
  return deriveKey(secret, installId, `rems-slot-v1|${slotId}`);
}

/** A slot for the printed recovery key. */
export function createRecoverySlot(recoveryKey: Buffer, deps: SlotDeps): OpenSlot {
  const { base, kek } = slotBase(recoveryKey, deps);
  return { slot: { t: 'recovery', ...base, fp: recoveryFingerprint(recoveryKey) }, kek };
}

/** A slot for a key file; `path` is kept as a hint for people only. */
export function createKeyfileSlot(secret: Buffer, path: string, deps: SlotDeps): OpenSlot {
  const { base, kek } = slotBase(secret, deps);
  return { slot: { t: 'keyfile', ...base, pathHint: path }, kek };
}

/** A slot whose secret the operating system's key store keeps. The caller has checked that the store may be used. */
export async function createVaultSlot(vault: KeyVault, backend: string, deps: SlotDeps): Promise<OpenSlot> {
  const secret = deps.random.bytes(32);
  const { base, kek } = slotBase(secret, deps);
  const blob = await wrapInVault(vault, secret);
  secret.fill(0);
  return {
    slot: {
      t: 'safeStorage',
      ...base,
      platform: process.platform,
      backend,
      osUserHash: osUserHash(deps.installId),
      blob: blob.toString('base64'),
    },
    kek,
  };
}

/** Wraps a secret in the key store and proves that it comes back before anyone relies on it. */
async function wrapInVault(vault: KeyVault, secret: Buffer): Promise<Buffer> {
  const blob = await vault.wrap(secret);
  const back = await vault.unwrap(blob);
  const same = back.secret.equals(secret);
  back.secret.fill(0);
  if (!same)
    throw new AppError(
      'UNAVAILABLE',
      'The key store of the operating system did not give back what it was given. Use a key file instead.',
    );
  return blob;
}

/** The keyring with one more slot; `keys` are all its keys in clear, by kid. */
export function addSlot(keyring: Keyring, added: OpenSlot, keys: ReadonlyMap<string, Buffer>, random: Random): Keyring {
  const parent = keyring.keys.find(({ purpose, state }) => purpose === 'authentication' && state === 'current');
  const authentication = parent && keys.get(parent.kid);
  if (authentication === undefined) throw new Error('The authentication key is needed to fill a new slot.');
  return {
    ...keyring,
    slots: [...keyring.slots, withEscrow(keyring.installId, added, authentication, random)],
    keys: keyring.keys.map((entry) => {
      const key = keys.get(entry.kid);
      if (key === undefined) throw new Error(`Key ${entry.kid} is needed to fill a new slot.`);
      return { ...entry, wraps: [...entry.wraps, wrapKey(keyring.installId, entry, key, added, random)] };
    }),
  };
}

/**
 * The keyring without one slot. At least two stay, one of them a recovery slot, and `proof` must show that another opens.
 *
 * @throws AppError INVALID naming the rule that would be broken
 */
export function removeSlot(
  keyring: Keyring,
  slotId: string,
  proof: { readonly slotId: string; readonly kek: Buffer },
): Keyring {
  const slots = keyring.slots.filter((slot) => slot.id !== slotId);
  if (slots.length === keyring.slots.length)
    throw new AppError('INVALID', 'This way of opening the data does not exist any more. Reload the list.');
  if (slots.length < 2)
    throw new AppError(
      'INVALID',
      'Two ways of opening the data must remain. Add another one before removing this one.',
    );
  if (!slots.some((slot) => slot.t === 'recovery')) {
    throw new AppError('INVALID', 'The recovery key cannot be removed. Make a new recovery key first.');
  }
  const remaining = slots.find((slot) => slot.id === proof.slotId);
  if (remaining === undefined || !opensAll(keyring, remaining, proof.kek)) {
    throw new AppError('INVALID', 'Another way of opening the data must be shown to work before this one is removed.');
  }
  return {
    ...keyring,
    slots,
    keys: keyring.keys.map((entry) => ({ ...entry, wraps: entry.wraps.filter((wrap) => wrap.slot !== slotId) })),
  };
}

/** A slot with its key-encryption key in escrow. */
function withEscrow(installId: string, { slot, kek }: OpenSlot, authentication: Buffer, random: Random): Slot {
  const wrappingKey = escrowKey(installId, authentication);
  try {
    return { ...slot, kek: { ...wrapSecret(wrappingKey, kek, escrowContext(installId, slot.id), random) } };
  } finally {
    wrappingKey.fill(0);
  }
}

/** The key-encryption key of a slot out of escrow; undefined when the slot has none or it does not open. */
export function kekFromEscrow(installId: string, slot: Slot, authentication: Buffer): Buffer | undefined {
  if (slot.kek === undefined) return undefined;
  const wrappingKey = escrowKey(installId, authentication);
  const kek = unwrapSecret(wrappingKey, slot.kek, escrowContext(installId, slot.id));
  wrappingKey.fill(0);
  return kek !== undefined && keyCheckMatches(kek, slot.kcv) ? kek : undefined;
}

/** One key for one slot. */
export function wrapKey(installId: string, entry: KeyEntry, key: Buffer, open: OpenSlot, random: Random) {
  const { slot, kek } = open;
  return { slot: slot.id, ...wrapSecret(kek, key, wrapContext(installId, entry, slot.id), random) };
}

/** One key in clear through an open slot; undefined when the wrap is missing or does not open. */
export function unwrapKey(keyring: Keyring, entry: KeyEntry, open: OpenSlot): Buffer | undefined {
  const wrap = entry.wraps.find((candidate) => candidate.slot === open.slot.id);
  return wrap === undefined
    ? undefined
    : unwrapSecret(open.kek, wrap, wrapContext(keyring.installId, entry, open.slot.id));
}

/** Whether every key of the keyring comes out of this slot and is the right one. Leaves no key behind. */
export function opensAll(keyring: Keyring, slot: Slot, kek: Buffer): boolean {
  return keyring.keys.every((entry) => {
    const key = unwrapKey(keyring, entry, { slot, kek });
    const right = key !== undefined && keyCheckMatches(key, entry.kcv);
    key?.fill(0);
    return right;
  });
}

/** Which operating-system user a slot belongs to, without writing the name down. */
export function osUserHash(installId: string): string {
  return createHash('sha256').update(`${installId}|${osUserName()}`).digest('hex').slice(0, 16);
}

function osUserName(): string {
  try {
    return userInfo().username;
  } catch {
    // Containers may run under a number without an entry in the user database.
    return String(process.getuid?.() ?? 'unknown');
  }
}

function slotBase(secret: Buffer, deps: SlotDeps) {
  const id = deps.random.uuid();
  const kek = slotKek(secret, deps.installId, id);
  return { base: { id, created: deps.clock.now().toISOString(), kcv: keyCheckValue(kek) }, kek };
}

function escrowKey(installId: string, authentication: Buffer): Buffer {
  return deriveKey(authentication, installId, 'rems-slot-escrow-v1');
}

function escrowContext(installId: string, slotId: string): string {
  return ['rems-slot-escrow-v1', installId, slotId].join('|');
}

function wrapContext(installId: string, entry: Pick<KeyEntry, 'kid' | 'purpose'>, slotId: string): string {
  return ['rems-wrap-v1', installId, entry.kid, entry.purpose, slotId].join('|');
}
