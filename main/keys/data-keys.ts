import { currentOf, unwrapDocumentKey } from './document-keys.ts';
import { keyCheckMatches } from './key-check.ts';
import { type KeyPurpose, type Keyring, usableKeys } from './keyring.ts';
import { type OpenSlot, unwrapKey } from './slots.ts';
import { deriveKey } from './wrap.ts';

/** The keys of an open installation. Never log, serialise or copy them further than needed. */
export interface DataKeys {
  /** Opens the database; workers that open their own connection need it. */
  readonly database: Buffer;
  /** Authenticates anchor, keyring and manifests; parent of {@link derive}. */
  readonly authentication: Buffer;
  /** Mixed into passwords before bcrypt. */
  readonly pepper: Buffer;
  /** Encrypts patient identities. Unwrapped at the first call only: callers hold the right to read identities. */
  identity(): Buffer;
  /** Blind index over patient identities; unwrapped at the first call, like `identity`. */
  identityIndex(): Buffer;
  /** The key that new documents are written under, and its name. */
  currentDocumentKey(): { readonly kid: string; readonly key: Buffer };
  /** The key that a stored document was written under; undefined when the keyring does not hold it. Unwrapped at the first call. */
  documentKey(kid: string): Buffer | undefined;
  /** A key of patient identities by its name, current or retired; undefined when the keyring does not hold it. Unwrapped at the first call. */
  identityKey(kid: string): Buffer | undefined;
  /** Name of the key that `identity` answers. */
  currentIdentityKid(): string;
  /** The keyring behind these keys; it holds wrapped keys only. */
  keyring(): Keyring;
  /** The slot through which the keys came, with its key-encryption key: for filling other slots and wrapping fresh keys. */
  openSlot(): OpenSlot;
  /** Every key of the keyring in clear, by name, for filling a new slot; the caller zeroes them. */
  everyKey(): ReadonlyMap<string, Buffer>;
  /** Goes on with a keyring of this installation that was changed and saved. */
  adopt(keyring: Keyring): void;
  /** A 32-byte key for another purpose (certificate authority, tickets …), the same at every call and start. */
  derive(purpose: string): Buffer;
  /** How many times identity keys were unwrapped since the start. */
  identityUnwraps(): number;
  /** Whether any of them is in memory. */
  holdsIdentity(): boolean;
  /** Zeroes the identity keys; call it when the last session that may read identities ends. */
  lockIdentity(): void;
  /** Zeroes everything; the object is of no use afterwards. */
  wipe(): void;
}

/** Why a key did not come out: the wrap does not open (`damaged`) or holds a key of something else (`mismatch`). */
export type KeyFault = 'damaged' | 'mismatch';

/** The current keys of one purpose in clear, the current one before the one a rotation prepared. */
export function unwrapUsable(keyring: Keyring, open: OpenSlot, purpose: KeyPurpose): readonly Buffer[] | KeyFault {
  const keys: Buffer[] = [];
  for (const entry of usableKeys(keyring, purpose)) {
    const key = unwrapKey(keyring, entry, open);
    if (key === undefined) return 'damaged';
    if (!keyCheckMatches(key, entry.kcv)) return 'mismatch';
    keys.push(key);
  }
  return keys.length === 0 ? 'damaged' : keys;
}

function isIdentity(purpose: KeyPurpose): boolean {
  return purpose === 'identity' || purpose === 'identity-index';
}

/** Gathers the keys of an installation around the database key that was proven to open. */
export function createDataKeys(deps: {
  readonly keyring: Keyring;
  readonly open: OpenSlot;
  readonly database: Buffer;
  readonly authentication: Buffer;
  readonly pepper: Buffer;
  /** Told the name of each identity key that is unwrapped. */
  readonly onIdentity?: (kid: string) => void;
}): DataKeys {
  const { open, database, authentication, pepper, onIdentity } = deps;
  let { keyring } = deps;
  const { installId } = keyring;
  const identityKeys = new Map<string, Buffer>();
  const documentKeys = new Map<string, Buffer>();
  let unwraps = 0;

  function identityKey(kid: string): Buffer | undefined {
    const known = identityKeys.get(kid);
    if (known !== undefined) return known;
    const entry = keyring.keys.find((one) => one.kid === kid && isIdentity(one.purpose));
    if (entry === undefined) return undefined;
    const key = unwrapKey(keyring, entry, open);
    if (key === undefined || !keyCheckMatches(key, entry.kcv))
      throw new Error(`The key for ${entry.purpose} does not come out of its slot.`);
    unwraps += 1;
    onIdentity?.(kid);
    identityKeys.set(kid, key);
    return key;
  }

  function currentKid(purpose: 'identity' | 'identity-index'): string {
    const [entry] = usableKeys(keyring, purpose);
    if (entry === undefined) throw new Error(`The keyring holds no key for ${purpose}.`);
    return entry.kid;
  }

  function lazily(purpose: 'identity' | 'identity-index'): Buffer {
    const key = identityKey(currentKid(purpose));
    if (key === undefined) throw new Error(`The key for ${purpose} does not come out of its slot.`);
    return key;
  }

  function documentKey(kid: string): Buffer | undefined {
    const known = documentKeys.get(kid);
    if (known !== undefined) return known;
    const entry = keyring.documents?.find((one) => one.kid === kid);
    const key = entry && unwrapDocumentKey(installId, entry, authentication);
    if (key !== undefined) documentKeys.set(kid, key);
    return key;
  }

  function lockIdentity(): void {
    for (const key of identityKeys.values()) key.fill(0);
    identityKeys.clear();
  }

  return {
    database,
    authentication,
    pepper,
    identity: () => lazily('identity'),
    identityIndex: () => lazily('identity-index'),
    currentDocumentKey() {
      const kid = currentOf(keyring.documents ?? [])?.kid;
      const key = kid === undefined ? undefined : documentKey(kid);
      if (kid === undefined || key === undefined) throw new Error('The keyring holds no key for new documents.');
      return { kid, key };
    },
    documentKey,
    identityKey,
    currentIdentityKid: () => currentKid('identity'),
    keyring: () => keyring,
    openSlot: () => open,
    everyKey() {
      const keys = new Map<string, Buffer>();
      for (const entry of keyring.keys) {
        const key = unwrapKey(keyring, entry, open);
        if (key === undefined) throw new Error(`Key ${entry.kid} does not come out of its slot.`);
        keys.set(entry.kid, key);
      }
      return keys;
    },
    adopt(changed) {
      if (changed.installId !== installId) throw new Error('A keyring of another installation cannot be taken over.');
      // The slot that opened may have given way to another one: what came out of it stays as it was read.
      keyring = changed.slots.some(({ id }) => id === open.slot.id)
        ? changed
        : { ...keyring, ...(changed.documents && { documents: changed.documents }) };
    },
    derive: (purpose) => deriveKey(authentication, installId, `rems-derive-v1|${purpose}`),
    identityUnwraps: () => unwraps,
    holdsIdentity: () => identityKeys.size > 0,
    lockIdentity,
    wipe() {
      lockIdentity();
      for (const key of [database, authentication, pepper, open.kek, ...documentKeys.values()]) key.fill(0);
      documentKeys.clear();
    },
  };
}
