import type { Random } from '../ports.ts';
import { createDocumentKey } from './document-keys.ts';
import { keyCheckValue } from './key-check.ts';
import { type KeyPurpose, type Keyring, keyPurposes } from './keyring.ts';
import { addSlot, type OpenSlot } from './slots.ts';
import { deriveKey, unwrapSecret, wrapSecret } from './wrap.ts';

/** How names of keys begin. */
export const kidPrefix: Readonly<Record<KeyPurpose, string>> = {
  database: 'db',
  identity: 'id',
  'identity-index': 'ix',
  authentication: 'au',
  pepper: 'pp',
};

/** The keys of a new installation, in clear and in memory only. */
export interface FreshKeys {
  /** By kid; what a new slot wraps. */
  readonly byKid: ReadonlyMap<string, Buffer>;
  readonly byPurpose: Readonly<Record<KeyPurpose, Buffer>>;
  readonly kids: Readonly<Record<KeyPurpose, string>>;
}

/** Independent random keys, one per purpose. */
export function generateKeys(random: Random): FreshKeys {
  const made = keyPurposes.map((purpose) => ({
    purpose,
    kid: `${kidPrefix[purpose]}-${random.bytes(4).toString('hex')}`,
    key: random.bytes(32),
  }));
  // fromEntries forgets that every purpose is there; the list above is made from all of them.
  const byPurpose = Object.fromEntries(made.map((one) => [one.purpose, one.key])) as Record<KeyPurpose, Buffer>;
  const kids = Object.fromEntries(made.map((one) => [one.purpose, one.kid])) as Record<KeyPurpose, string>;
  return { byKid: new Map(made.map((one) => [one.kid, one.key])), byPurpose, kids };
}

/** A keyring over fresh keys with the given slots (at least two, one for recovery) and the recovery key in escrow. */
export function createKeyring(deps: {
  readonly installId: string;
  readonly created: string;
  readonly keys: FreshKeys;
  readonly slots: readonly OpenSlot[];
  readonly recoveryKey: Buffer;
  readonly random: Random;
}): Keyring {
  const { installId, created, keys, slots, recoveryKey, random } = deps;
  if (slots.length < 2 || !slots.some(({ slot }) => slot.t === 'recovery')) {
    throw new Error('A keyring needs two slots, one of them for the recovery key.');
  }
  const empty: Keyring = {
    v: 1,
    installId,
    created,
    slots: [],
    keys: keyPurposes.map((purpose) => ({
      kid: keys.kids[purpose],
      purpose,
      state: 'current',
      created,
      kcv: keyCheckValue(keys.byPurpose[purpose]),
      wraps: [],
    })),
    recovery: wrapSecret(escrowKey(keys.byPurpose.authentication, installId), recoveryKey, escrowContext, random),
    documents: [createDocumentKey({ installId, authentication: keys.byPurpose.authentication, random, created })],
  };
  return slots.reduce((keyring, slot) => addSlot(keyring, slot, keys.byKid, random), empty);
}

/** The recovery key out of escrow, for the unattended drill and for rotation only; undefined when it does not open. */
export function recoveryKeyFromEscrow(keyring: Keyring, authentication: Buffer): Buffer | undefined {
  return unwrapSecret(escrowKey(authentication, keyring.installId), keyring.recovery, escrowContext);
}

/** The keyring with another recovery key in escrow. */
export function withRecoveryEscrow(
  keyring: Keyring,
  recoveryKey: Buffer,
  authentication: Buffer,
  random: Random,
): Keyring {
  const wrappingKey = escrowKey(authentication, keyring.installId);
  try {
    return { ...keyring, recovery: { ...wrapSecret(wrappingKey, recoveryKey, escrowContext, random) } };
  } finally {
    wrappingKey.fill(0);
  }
}

const escrowContext = 'rems-recovery-escrow-v1';

function escrowKey(authentication: Buffer, installId: string): Buffer {
  return deriveKey(authentication, installId, escrowContext);
}
