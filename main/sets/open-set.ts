import { join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import { type Db, openConnection } from '../database/connection.ts';
import { existingSidecars } from '../database/sidecars.ts';
import { unwrapUsable } from '../keys/data-keys.ts';
import { keyCheckMatches } from '../keys/key-check.ts';
import { isGenuine, type Keyring, type ReadKeyring, readKeyringText } from '../keys/keyring.ts';
import { recoveryKeyFromEscrow } from '../keys/new-keyring.ts';
import { type OpenSlot, slotKek } from '../keys/slots.ts';
import { type Manifest, readManifest, setParts } from './manifest.ts';
import { readSmallFile } from './set-files.ts';

/** What opens a set: the authentication key of the installation that made it, or the recovery key that was printed for it. */
export type SetAccess = { readonly authentication: Buffer } | { readonly recoveryKey: Buffer };

/** A keyring of a set, opened. All keys in clear; {@link SetKeys.wipe} zeroes them. */
export interface SetKeys {
  readonly keyring: Keyring;
  /** The slot of the recovery key, through which every key of the set was reached. */
  readonly slot: OpenSlot;
  readonly authentication: Buffer;
  /** Database keys that may be in use, the current one first. */
  readonly database: readonly Buffer[];
  wipe(): void;
}

/** A set whose database is open for reading. */
export interface OpenedSet {
  readonly db: Db;
  readonly manifest: Manifest;
  readonly keyring: Keyring;
  /** The slot of the recovery key in the set's own keyring, through which further keys can be reached. */
  readonly slot: OpenSlot;
  readonly databaseKey: Buffer;
  readonly authentication: Buffer;
  /** Closes the database and zeroes the keys. */
  close(): void;
}

/** A keyring is a few kilobytes; nobody's is larger than this. */
const largestKeyring = 4 * 1024 * 1024;

/**
 * Opens a set through the keyring inside it, whatever this machine holds. Its manifest must be genuine; that its files are whole only
 * proving shows.
 *
 * @throws AppError INVALID when the set or the key is not the right one, with a sentence
 */
export function openSet(folder: string, access: SetAccess): OpenedSet {
  const read = readManifest(folder);
  if (read.state !== 'intact') throw refusal('This backup has no readable manifest. Choose another one.');
  const keys = openSetKeys(folder, access);
  try {
    const { manifest } = read;
    if (!read.genuineWith(keys.authentication) || manifest.installId !== keys.keyring.installId)
      throw refusal('The manifest of this backup was altered. Choose another one.');
    const databaseKey = databaseKeyOf(keys, manifest);
    if (databaseKey === undefined)
      throw refusal('The keyring of this backup does not hold the key of its database. Choose another one.');
    const db = openSetDatabase(folder, databaseKey);
    const { keyring, slot, authentication } = keys;
    return {
      db,
      manifest,
      keyring,
      slot,
      databaseKey,
      authentication,
      close() {
        db.close();
        keys.wipe();
      },
    };
  } catch (cause) {
    keys.wipe();
    throw cause;
  }
}

/**
 * Opens the keyring inside a set.
 * @throws AppError INVALID when it is damaged, altered, or of another key
 */
export function openSetKeys(folder: string, access: SetAccess): SetKeys {
  const read = readSetKeyring(folder);
  if (read === undefined) throw refusal('The keyring inside this backup is missing or damaged. Choose another one.');
  const { keyring } = read;
  const own = 'authentication' in access;
  if (own && !isGenuine(read, access.authentication))
    throw refusal('The keyring inside this backup belongs to another installation or was altered.');
  const recoveryKey = own ? recoveryKeyFromEscrow(keyring, access.authentication) : access.recoveryKey;
  const slot = recoveryKey && recoverySlot(keyring, recoveryKey);
  if (own) recoveryKey?.fill(0);
  if (slot === undefined)
    throw refusal(
      own
        ? 'The keyring inside this backup does not open through its recovery key.'
        : 'This recovery key does not open this backup. Take the sheet that was printed for it.',
    );
  const secrets: Buffer[] = [slot.kek];
  const unwrap = (purpose: 'authentication' | 'database') => {
    const found = unwrapUsable(keyring, slot, purpose);
    if (typeof found === 'string') throw refusal('The keyring inside this backup does not give out its keys.');
    secrets.push(...found);
    return found;
  };
  const wipe = () => {
    for (const secret of secrets) secret.fill(0);
  };
  try {
    const [authentication] = unwrap('authentication');
    const database = unwrap('database');
    if (authentication === undefined || !isGenuine(read, authentication))
      throw refusal('The keyring inside this backup was altered.');
    return { keyring, slot, authentication, database, wipe };
  } catch (cause) {
    wipe();
    throw cause;
  }
}

/** The key that the manifest names; undefined when the keyring does not hold it. */
export function databaseKeyOf({ database, keyring }: SetKeys, { databaseKey }: Manifest): Buffer | undefined {
  const entry = keyring.keys.find(({ kid, purpose }) => purpose === 'database' && kid === databaseKey.kid);
  if (entry?.kcv !== databaseKey.kcv) return undefined;
  return database.find((key) => keyCheckMatches(key, entry.kcv));
}

/** Opens the database of a set for reading. A journal beside it would be played into it, so that there must be none. */
export function openSetDatabase(folder: string, key: Buffer): Db {
  const file = join(folder, setParts.database);
  if (existingSidecars(file).length > 0)
    throw refusal('A journal lies beside the database of this backup, where none belongs. Choose another one.');
  return openConnection(file, key, { readonly: true });
}

/** The keyring inside a set; undefined when it is missing or damaged. */
export function readSetKeyring(folder: string): ReadKeyring | undefined {
  const text = readSmallFile(join(folder, setParts.keyring), largestKeyring);
  return text === undefined ? undefined : readKeyringText(text);
}

function recoverySlot(keyring: Keyring, recoveryKey: Buffer): OpenSlot | undefined {
  for (const slot of keyring.slots) {
    if (slot.t !== 'recovery') continue;
    const kek = slotKek(recoveryKey, keyring.installId, slot.id);
    if (keyCheckMatches(kek, slot.kcv)) return { slot, kek };
    kek.fill(0);
  }
  return undefined;
}

function refusal(message: string): AppError {
  return new AppError('INVALID', message);
}
