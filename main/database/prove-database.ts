import { findForeignKeys } from '../keys/key-facts.ts';
import type { Keyring } from '../keys/keyring.ts';
import { type AnchorOnDisk, claimedInstallation } from './anchor.ts';
import { findRollback } from './audit-head.ts';
import { type Db, openConnection } from './connection.ts';
import type { DataFiles } from './data-files.ts';
import { latestVersion, type Migration, requiredAppVersion, schemaVersion } from './migrate.ts';
import { type BlockedData, blocked } from './open-outcome.ts';
import { hasWriteAheadLog } from './sidecars.ts';
import { isUnreadable, sqliteCode } from './sql-errors.ts';

/** The key that opens the database, and what does not fit the anchor. */
export interface ProvenDatabase {
  readonly key: Buffer;
  /** A sentence when records are missing or may be; see DATA_ROLLED_BACK. */
  readonly rollback: string | undefined;
}

/**
 * The part of the open decision that reads the database without writing to it: does a key open it,
 * is its schema known to this program, and is every anchored record there.
 */
export function proveDatabase(deps: {
  readonly files: DataFiles;
  /** The current key, and the next one while a rotation is under way. */
  readonly databaseKeys: readonly Buffer[];
  readonly migrations: readonly Migration[];
  readonly anchor: AnchorOnDisk;
  readonly installId: string;
  /** Compared with the keys that the database remembers. */
  readonly keyring: Keyring;
}): ProvenDatabase | BlockedData {
  const { files, migrations, anchor, installId, keyring } = deps;
  const logBefore = hasWriteAheadLog(files.database);
  for (const key of deps.databaseKeys) {
    try {
      const db = openToRead(files, key);
      let answer: ProvenDatabase | BlockedData;
      try {
        answer = refuseNewer(db, migrations) ??
          refuseForeign(db, keyring) ?? { key, rollback: findRollback(db, anchor, installId) };
      } finally {
        db.close();
      }
      // Who goes on opens for writing anyway.
      if (!logBefore && ('state' in answer || answer.rollback !== undefined)) removeOwnTraces(files, key);
      return answer;
    } catch (cause) {
      if (!isUnreadable(cause)) throw cause;
    }
  }
  const claimed = claimedInstallation(files.anchor);
  if (claimed !== undefined && claimed !== installId) {
    return blocked(
      'KEY_MISMATCH',
      'The keyring and the database belong to different installations. Nothing was changed. Copy the keyring.json of this installation, for instance from its newest backup set, into the keys folder.',
    );
  }
  return blocked(
    'DB_CORRUPT',
    'The key is right, but the database file cannot be read: it is damaged or is not the one of this installation. Nothing was changed. Keep a copy of the data folder as it is, then restore the newest backup.',
  );
}

/**
 * A kill while the database was out of its write-ahead log (before a swap) leaves a journal of pages that were half replaced. Only a
 * connection that may write takes them back, which is SQLite's own recovery; the key is that of the keyring, checked by its value.
 */
function openToRead(files: DataFiles, key: Buffer): Db {
  try {
    return openConnection(files.database, key, { readonly: true });
  } catch (cause) {
    if (sqliteCode(cause) !== 'SQLITE_READONLY_ROLLBACK') throw cause;
    openConnection(files.database, key).close();
    return openConnection(files.database, key, { readonly: true });
  }
}

/**
 * A reading connection cannot remove the empty log it had to create. One that may write does so when it closes,
 * under SQLite's own locks, and has nothing to copy.
 */
function removeOwnTraces(files: DataFiles, key: Buffer): void {
  if (hasWriteAheadLog(files.database)) openConnection(files.database, key).close();
}

function refuseForeign(db: Db, keyring: Keyring): BlockedData | undefined {
  const foreign = findForeignKeys(db, keyring);
  return foreign === undefined
    ? undefined
    : blocked(
        'KEY_MISMATCH',
        `${foreign} Nothing was changed. Copy the keyring.json of this installation, for instance from its newest backup set, into the keys folder.`,
      );
}

function refuseNewer(db: Db, migrations: readonly Migration[]): BlockedData | undefined {
  const version = schemaVersion(db);
  const known = latestVersion(migrations);
  if (version <= known) return undefined;
  const needed = requiredAppVersion(db);
  const install = needed === undefined ? 'that newer version' : `version ${needed} or a later one`;
  return blocked(
    'APP_TOO_OLD',
    `These data were last used with a newer version of this program (data version ${version}, this program knows up to ${known}). Nothing was changed. Install ${install}.`,
  );
}
