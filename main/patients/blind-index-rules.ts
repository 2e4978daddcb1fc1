import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Identity } from '../../shared/identity-fields.ts';
import { fold } from '../../shared/text.ts';
import type { DataKeys } from '../keys/data-keys.ts';
import { usableKeys } from '../keys/keyring.ts';

/** By what patients are found: hospital number, beginnings of names, birth date, and both names with the birth date. */
type IndexKind = 'ipp' | 'name' | 'birth' | 'person';

/** A line of the blind index: a keyed hash, from which nobody reads the value without the key. */
export interface Token {
  readonly kind: IndexKind;
  /** 16 bytes. */
  readonly token: Buffer;
}

/** Lengths of the beginnings of names that are kept, in characters. */
const beginnings = { from: 2, to: 16 } as const;
const tokenBytes = 16;

/**
 * A hospital number as it is compared: compatible forms made one, capitals, without white space, hyphens, dots and invisible characters.
 * Leading zeros stay, since they are part of some numbers.
 */
export function normalisedIpp(ipp: string): string {
  return ipp
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\p{Cf}.]+/gu, '')
    .normalize('NFKC');
}

/** The words of a name, folded: split wherever there is neither a letter nor a digit, as in `Jean-Luc` and `d’Arc`. */
export function wordsOfName(name: string): string[] {
  return fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The beginning under which a typed word is looked for; one letter finds only words that have no more. */
export function searchedBeginning(word: string): string {
  return [...word].slice(0, beginnings.to).join('');
}

/** The values of an identity that stand in the index, each once. */
function indexedValues(identity: Identity): { readonly kind: IndexKind; readonly value: string }[] {
  const words = [...wordsOfName(identity.firstName), ...wordsOfName(identity.lastName)];
  return [
    { kind: 'ipp', value: normalisedIpp(identity.ipp) },
    ...[...new Set(words.flatMap(beginningsOf))].map((value) => ({ kind: 'name' as const, value })),
    { kind: 'birth', value: identity.birthDate },
    { kind: 'person', value: personOf(identity) },
  ];
}

/** Both names and the birth date as one value: the same for whoever is written with other capitals, accents or hyphens. */
export function personOf({ firstName, lastName, birthDate }: Omit<Identity, 'ipp'>): string {
  const folded = (name: string) => wordsOfName(name).join(' ') || fold(name);
  return [folded(firstName), folded(lastName), birthDate].join('|');
}

/** A word of one letter stands whole: some names have no more. */
function beginningsOf(word: string): string[] {
  const letters = [...word];
  if (letters.length < beginnings.from) return [word];
  const most = Math.min(letters.length, beginnings.to);
  return Array.from({ length: most - beginnings.from + 1 }, (_, index) =>
    letters.slice(0, beginnings.from + index).join(''),
  );
}

/** The token of a value under an index key. */
function tokenOf(key: KeyObject, kind: IndexKind, value: string): Buffer {
  return createHmac('sha256', key).update(`${kind}|${value}`, 'utf8').digest().subarray(0, tokenBytes);
}

/** Makes the tokens of records and of searches under the keys of the keyring. */
export function createBlindIndex({ keys }: { readonly keys: Pick<DataKeys, 'identityKey' | 'keyring'> }) {
  /** As a key object, which Node takes five times as fast as bytes. */
  function keyOf(kid: string): KeyObject {
    const key = keys.identityKey(kid);
    if (key === undefined) throw new Error(`The keyring holds no index key ${kid}.`);
    return createSecretKey(key);
  }

  /** What was indexed under a key that is lost is not found; that must not keep anybody from finding and creating the others. */
  function presentKeyOf(kid: string): KeyObject | undefined {
    try {
      return keyOf(kid);
    } catch {
      return undefined;
    }
  }
  return {
    /** Name of the key that new tokens are made under. */
    currentKid(): string {
      const [entry] = usableKeys(keys.keyring(), 'identity-index');
      if (entry === undefined) throw new Error('The keyring holds no key for identity-index.');
      return entry.kid;
    },
    /** All tokens of an identity. */
    tokensOf(identity: Identity, kid: string): Token[] {
      const key = keyOf(kid);
      return indexedValues(identity).map(({ kind, value }) => ({ kind, token: tokenOf(key, kind, value) }));
    },
    /** The tokens of one value under every key that rows are indexed with: an exchange of the key takes its time. */
    tokens: (kind: IndexKind, value: string, kids: readonly string[]): Buffer[] =>
      kids.flatMap((kid) => {
        const key = presentKeyOf(kid);
        return key ? [tokenOf(key, kind, value)] : [];
      }),
  };
}

/** What {@link createBlindIndex} makes. */
export type BlindIndex = ReturnType<typeof createBlindIndex>;
