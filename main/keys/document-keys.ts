import type { Clock, Random } from '../ports.ts';
import { keyCheckMatches, keyCheckValue } from './key-check.ts';
import type { DocumentKeyEntry, Keyring } from './keyring.ts';
import { deriveKey, unwrapSecret, wrapSecret } from './wrap.ts';

/** A fresh current key of the document store, as the keyring holds it. */
export function createDocumentKey(deps: {
  readonly installId: string;
  readonly authentication: Buffer;
  readonly random: Random;
  readonly created: string;
}): DocumentKeyEntry {
  const { installId, authentication, random, created } = deps;
  const key = random.bytes(32);
  const kid = `dc-${random.bytes(4).toString('hex')}`;
  const wrappingKey = wrappingKeyOf(installId, authentication);
  try {
    const wrap = wrapSecret(wrappingKey, key, wrapContext(installId, kid), random);
    return { kid, state: 'current', created, kcv: keyCheckValue(key), wrap: { ...wrap } };
  } finally {
    key.fill(0);
    wrappingKey.fill(0);
  }
}

/** A key of the document store in clear; undefined when it does not come out or is another one. */
export function unwrapDocumentKey(
  installId: string,
  entry: DocumentKeyEntry,
  authentication: Buffer,
): Buffer | undefined {
  const wrappingKey = wrappingKeyOf(installId, authentication);
  const key = unwrapSecret(wrappingKey, entry.wrap, wrapContext(installId, entry.kid));
  wrappingKey.fill(0);
  if (key === undefined || !keyCheckMatches(key, entry.kcv)) return undefined;
  return key;
}

/**
 * The keyring with every document key that it or one of `others` holds, and with a current one: going back to an older keyring must not
 * lose the key of files that were stored since. Of several current ones the newest stays current, the others open what they wrote.
 * Answers the same object when nothing is missing.
 */
export function withDocumentKeys(
  keyring: Keyring,
  others: readonly Keyring[],
  deps: { readonly authentication: Buffer; readonly random: Random; readonly clock: Clock },
): Keyring {
  const { authentication, random, clock } = deps;
  const { installId } = keyring;
  const known = new Map((keyring.documents ?? []).map((entry) => [entry.kid, entry]));
  const own = known.size;
  for (const other of others) {
    for (const entry of other.installId === installId ? (other.documents ?? []) : []) {
      if (!known.has(entry.kid) && opens(installId, entry, authentication)) known.set(entry.kid, entry);
    }
  }
  const entries = [...known.values()];
  const current = currentOf(entries);
  if (current === undefined) {
    const created = clock.now().toISOString();
    return { ...keyring, documents: [...entries, createDocumentKey({ installId, authentication, random, created })] };
  }
  if (entries.length === own) return keyring;
  return {
    ...keyring,
    documents: entries.map((entry) => (entry === current ? entry : { ...entry, state: 'retired' as const })),
  };
}

/** The key that new files are written under: the newest of the current ones. */
export function currentOf(entries: readonly DocumentKeyEntry[]): DocumentKeyEntry | undefined {
  return entries
    .filter(({ state }) => state === 'current')
    .sort((one, other) => other.created.localeCompare(one.created))[0];
}

function opens(installId: string, entry: DocumentKeyEntry, authentication: Buffer): boolean {
  const key = unwrapDocumentKey(installId, entry, authentication);
  key?.fill(0);
  return key !== undefined;
}

function wrappingKeyOf(installId: string, authentication: Buffer): Buffer {
  return deriveKey(authentication, installId, 'rems-document-keys-v1');
}

function wrapContext(installId: string, kid: string): string {
  return ['rems-document-key-v1', installId, kid].join('|');
}
