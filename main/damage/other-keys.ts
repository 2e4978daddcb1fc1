import { join } from 'node:path';
import type { DataFiles } from '../database/data-files.ts';
import type { DataKeys } from '../keys/data-keys.ts';
import { unwrapDocumentKey } from '../keys/document-keys.ts';
import type { Keyring } from '../keys/keyring.ts';
import { intactGenerations, readKeyringFile } from '../keys/keyring-file.ts';
import { unwrapKey } from '../keys/slots.ts';
import { deriveKey } from '../keys/wrap.ts';
import { setParts } from '../sets/manifest.ts';
import { readSetKeyring } from '../sets/open-set.ts';
import { listSetFolders, setsFolder } from '../sets/set-folder.ts';
import type { TextsInSets } from '../sets/texts-in-sets.ts';

/** Sets that are looked into, the newest first: older ones hold nothing that these do not, as a rule. */
const mostSets = 12;

/** Keys and copies beside the present ones, from earlier keyrings and from backups. */
export interface OtherKeys {
  /** Every keyring of this installation that reads: the five predecessors, then those in sets, newest first. */
  readonly keyrings: readonly Keyring[];
  /** Every document key that any of them holds, by name. */
  readonly documents: ReadonlyMap<string, Buffer>;
  /** Keys for one purpose, derived from authentication keys of earlier keyrings. */
  derived(purpose: string): readonly Buffer[];
  /** Folders of sealed documents in the sets, newest first. */
  readonly documentFolders: readonly string[];
  /** What the databases of the sets hold for `@id` of a statement with one column, newest first, each text once. */
  textsInSets(sql: string, id: string): Promise<readonly string[]>;
  /** Zeroes the keys. */
  close(): void;
}

/** Reads texts out of sets away from the calls, for opening a dozen databases takes a while. */
export type ReadTexts = (order: TextsInSets) => Promise<readonly string[]>;

/** Gathers them for one search. */
export function gatherOtherKeys(files: DataFiles, keys: DataKeys, readTexts: ReadTexts): OtherKeys {
  const { authentication } = keys;
  const { installId } = keys.keyring();
  const folder = setsFolder(files);
  const sets = listSetFolders(folder)
    .slice(0, mostSets)
    .map((name) => join(folder, name));
  const keyrings = [
    ...intactGenerations(files.keyring).flatMap((generation) => {
      const read = readKeyringFile(files.keyring, generation);
      return read.state === 'intact' ? [read.keyring] : [];
    }),
    ...sets.flatMap((set) => readSetKeyring(set)?.keyring ?? []),
  ].filter((keyring) => keyring.installId === installId);
  const parents = otherAuthenticationKeys(keyrings, keys);
  const documents = new Map<string, Buffer>();
  for (const entry of [keys.keyring(), ...keyrings].flatMap((keyring) => keyring.documents ?? [])) {
    if (documents.has(entry.kid)) continue;
    for (const parent of [authentication, ...parents]) {
      const key = unwrapDocumentKey(installId, entry, parent);
      if (key === undefined) continue;
      documents.set(entry.kid, key);
      break;
    }
  }
  const derivedKeys: Buffer[] = [];

  return {
    keyrings,
    documents,
    derived(purpose) {
      const found = parents.map((parent) => deriveKey(parent, installId, `rems-derive-v1|${purpose}`));
      derivedKeys.push(...found);
      return found;
    },
    documentFolders: sets.map((set) => join(set, setParts.documents)),
    textsInSets: (sql, id) => readTexts({ folders: sets, authentication, sql, id }),
    close() {
      for (const key of [...parents, ...derivedKeys, ...documents.values()]) key.fill(0);
    },
  };
}

/** Authentication keys other than the present one, as far as the slot that is open gives them out. */
function otherAuthenticationKeys(keyrings: readonly Keyring[], keys: DataKeys): readonly Buffer[] {
  const found: Buffer[] = [];
  for (const keyring of keyrings) {
    for (const entry of keyring.keys) {
      if (entry.purpose !== 'authentication') continue;
      const key = unwrapKey(keyring, entry, keys.openSlot());
      if (key === undefined) continue;
      if (key.equals(keys.authentication) || found.some((one) => one.equals(key))) key.fill(0);
      else found.push(key);
    }
  }
  return found;
}
