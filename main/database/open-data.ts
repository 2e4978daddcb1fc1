import { rmSync } from 'node:fs';
import { AppError } from '../../shared/contract/errors.ts';
import { createDataKeys, unwrapUsable } from '../keys/data-keys.ts';
import { withDocumentKeys } from '../keys/document-keys.ts';
import { type Environment, hostKeyPlaces } from '../keys/host-key.ts';
import { isGenuine, type Keyring, type ReadKeyring } from '../keys/keyring.ts';
import { intactGenerations, readKeyringFile, saveKeyring } from '../keys/keyring-file.ts';
import { hasNextKey, promoteNextKey, withoutNextKey } from '../keys/next-key.ts';
import { parseRecoveryKey } from '../keys/recovery-key.ts';
import { rememberMachine, renewVaultSlot } from '../keys/remember-machine.ts';
import type { OpenSlot } from '../keys/slots.ts';
import { type KeySources, type Unlocked, unlock } from '../keys/unlock.ts';
import type { Ports } from '../ports.ts';
import { createAnchorKeeper, readAnchor, replaceAnchor } from './anchor.ts';
import { readAuditHead } from './audit-head.ts';
import type { Db } from './connection.ts';
import { type DataFiles, dataFiles } from './data-files.ts';
import { refuseFolder } from './folder-gate.ts';
import { readMarks } from './identifier-marks.ts';
import { removeLeftBehind } from './left-behind.ts';
import { damagedKeyring, locateKeyring } from './locate-keyring.ts';
import type { Migration } from './migrate.ts';
import { type BlockedData, blocked, type OpenOutcome } from './open-outcome.ts';
import { proveDatabase } from './prove-database.ts';
import { raiseCounters, unknownGap } from './raise-counters.ts';
import { isBusy, sqliteCode, toAppError } from './sql-errors.ts';
import { databaseIdentity, settleUnfinishedSwap, wasSwapped } from './unfinished-swap.ts';
import { upgradeDatabase } from './upgrade-database.ts';

export type { OpenedData, OpenOutcome } from './open-outcome.ts';

/** How {@link openData} opens. */
export interface OpenOptions {
  readonly migrations: readonly Migration[];
  /** What an administrator typed from the sheet. */
  readonly recoveryKey?: string;
  /** With a recovery key: give this machine its own slot, so that the key is not asked for again. True unless said otherwise; a single command passes false. */
  readonly rememberMachine?: boolean;
  /** The older keyring an administrator accepted after KEYRING_DAMAGED; it becomes the present one. */
  readonly keyringGeneration?: number;
  /** An administrator decided to go on after DATA_ROLLED_BACK; the caller writes that into the audit trail. */
  readonly acceptRollback?: boolean;
  /** Where key files are named; the process's own environment unless said otherwise. */
  readonly environment?: Environment;
  /** Type of the file system that holds a path, for tests. */
  readonly fileSystemType?: (path: string) => number;
}

/**
 * Opens the data folder or says why not. Until the key is proven and the schema was read nothing is written,
 * and no outcome but READY leaves a changed file behind (a failed migration adds its safety copy to `backups`).
 *
 * @throws AppError INVALID for a mistyped recovery key, UNAVAILABLE when the disk or another process stands in the way for the moment
 */
export async function openData(ports: Ports, options: OpenOptions): Promise<OpenOutcome> {
  const environment = options.environment ?? process.env;
  const files = dataFiles(ports.paths.data);
  const typed = options.recoveryKey === undefined ? undefined : parseRecoveryKey(options.recoveryKey);
  try {
    const { fileSystemType } = options;
    const refusal = refuseFolder(files.folder, { environment, ...(fileSystemType && { fileSystemType }) });
    if (refusal !== undefined) return blocked('FOLDER_REFUSED', refusal);

    const unfinished = settleUnfinishedSwap(files, ports);
    if (unfinished !== undefined) return unfinished;
    const identity = databaseIdentity(files);
    const located = locateKeyring(files, options.keyringGeneration ?? 0);
    if ('state' in located) return located;
    const places = hostKeyPlaces(files.hostKey, environment);
    const sources: KeySources = { recoveryKey: typed, vault: ports.keyVault, hostKeys: places };
    const unlocked = await unlock(located.keyring, sources);
    if (!unlocked.ok) return refuseKey(unlocked, ports, typed !== undefined);
    return await openUnlocked({ ports, options, files, located, unlocked, sources, identity });
  } catch (cause) {
    throw openFault(cause, files);
  } finally {
    typed?.fill(0);
  }
}

interface Opening {
  readonly ports: Ports;
  readonly options: OpenOptions;
  readonly files: DataFiles;
  readonly located: ReadKeyring;
  readonly unlocked: Extract<Unlocked, { ok: true }>;
  readonly sources: KeySources;
  /** The database file as it was when this opening began. */
  readonly identity: bigint | undefined;
}

/** From a slot that opens to an open database. */
async function openUnlocked(opening: Opening): Promise<OpenOutcome> {
  const { ports, options, files, located, unlocked } = opening;
  const { keyring } = located;
  const { installId } = keyring;
  const secrets = unwrapSecrets(keyring, unlocked.open);
  if (typeof secrets === 'string')
    return secrets === 'damaged' ? damagedKeyring(files, keyringDoesNotOpen) : blocked('KEY_MISMATCH', otherKeys);
  const { authentication, pepper } = secrets;
  if (!isGenuine(located, authentication))
    return damagedKeyring(files, 'The keyring (keys/keyring.json) was changed by something other than this program.');

  const notes = [...unlocked.notes];
  const anchor = readAnchor(files.anchor, authentication);
  const proven = proveDatabase({
    files,
    databaseKeys: secrets.database,
    migrations: options.migrations,
    anchor,
    installId,
    keyring,
  });
  if ('state' in proven) return proven;
  if (proven.rollback !== undefined) {
    if (options.acceptRollback !== true) {
      return blocked(
        'DATA_ROLLED_BACK',
        `${proven.rollback} Nothing was changed. Restore the newest backup, or, if you know the reason, accept the data as they are.`,
      );
    }
    notes.push(`${proven.rollback} An administrator accepted the data as they are.`);
  }

  const { key } = proven;
  const upgraded = upgradeDatabase({ ports, files, key, authentication, migrations: options.migrations });
  if ('state' in upgraded) return upgraded;
  const { db } = upgraded;
  try {
    // From here on nobody can replace the file any more; before, somebody may have.
    if (wasSwapped(files, opening.identity))
      throw new AppError('UNAVAILABLE', 'The data were replaced at this moment. Try again in a few seconds.');
    if (proven.rollback !== undefined) {
      const marks = readMarks(files.identifiers, authentication, installId);
      if (db.transaction(() => raiseCounters(db, marks, ports.clock.now())).immediate()) notes.push(numbersJumped);
    }
    if (proven.rollback !== undefined || anchor.state === 'missing')
      anchorHead(db, files, authentication, installId, ports);
    const kept = await keepKeyring(opening, db, authentication, key !== secrets.database[0]);
    notes.push(...kept.notes);
    const keys = createDataKeys({
      keyring,
      open: unlocked.open,
      database: key,
      authentication,
      pepper,
      onIdentity: (kid) => ports.log.info('a key of identities was unwrapped', { kid }),
    });
    keys.adopt(kept.keyring);
    rmSync(files.setupMarker, { force: true });
    removeLeftBehind(files);
    const keeper = createAnchorKeeper({
      path: files.anchor,
      key: authentication,
      installId,
      clock: ports.clock,
      onError: (cause) => ports.log.error('anchor.json could not be written', { cause }),
    });
    return { state: 'READY', db, keys, installId, anchor: keeper, notes };
  } catch (cause) {
    db.close();
    throw cause;
  }
}

/** Writes what the opening changed about the keyring: an accepted older copy, a fresh wrap of the key store, a slot for this machine, a key for documents, the end of an interrupted change of the database key. */
async function keepKeyring(
  opening: Opening,
  db: Db,
  authentication: Buffer,
  byNextKey: boolean,
): Promise<{ readonly keyring: Keyring; readonly notes: readonly string[] }> {
  const { ports, options, files, located, unlocked, sources } = opening;
  const notes: string[] = [];
  let { keyring } = located;
  if (unlocked.via === 'recovery' && options.rememberMachine !== false) {
    const remembered = await rememberMachine({ ports, keyring, open: unlocked.open, sources });
    keyring = remembered.keyring;
    notes.push(...remembered.notes);
  } else if (unlocked.rewrap) {
    try {
      keyring = await renewVaultSlot(ports, keyring, unlocked.open);
    } catch (cause) {
      ports.log.warn('The entry of the key store could not be renewed', { cause });
      notes.push(
        'The key store of the operating system asked for a fresh entry but did not take it. Keep the recovery key at hand.',
      );
    }
  }
  // A command may open while the host is about to exchange the key; only who holds the data folder settles what was interrupted.
  if (hasNextKey(keyring, 'database') && ports.app.host !== 'cli') {
    keyring = byNextKey ? promoteNextKey(keyring, 'database') : withoutNextKey(keyring, 'database');
    notes.push(
      byNextKey
        ? 'The database opened with its new key; the interrupted change of the key is finished.'
        : 'A change of the database key did not come to its end. The data are as they were, under the key they had.',
    );
  }
  const restored = (options.keyringGeneration ?? 0) > 0;
  if (restored)
    notes.push(
      `The older keyring keyring.json.${options.keyringGeneration} is in use again; the damaged one is kept beside it.`,
    );
  if (keyring.documents === undefined || restored) {
    // The write lock of the database, so that two programs that open at the same time settle on one key.
    db.exec('BEGIN IMMEDIATE');
    try {
      keyring = withDocumentKeys(keyring, keyringsOnDisk(files), { ...ports, authentication });
      saveKeyring(files.keyring, keyring, authentication);
      // Once more, so that the present keyring is not the only one that holds the new key.
      if (!restored) saveKeyring(files.keyring, keyring, authentication);
    } finally {
      db.exec('ROLLBACK');
    }
  } else if (keyring !== located.keyring) saveKeyring(files.keyring, keyring, authentication);
  return { keyring, notes };
}

/** Every keyring that reads, the present one first. */
function keyringsOnDisk(files: DataFiles): readonly Keyring[] {
  return [0, ...intactGenerations(files.keyring)].flatMap((generation) => {
    const read = readKeyringFile(files.keyring, generation);
    return read.state === 'intact' ? [read.keyring] : [];
  });
}

function unwrapSecrets(keyring: Keyring, open: OpenSlot) {
  const database = unwrapUsable(keyring, open, 'database');
  if (typeof database === 'string') return database;
  const authentication = unwrapUsable(keyring, open, 'authentication');
  if (typeof authentication === 'string') return authentication;
  const pepper = unwrapUsable(keyring, open, 'pepper');
  if (typeof pepper === 'string') return pepper;
  if (authentication[0] === undefined || pepper[0] === undefined) return 'damaged';
  return { database, authentication: authentication[0], pepper: pepper[0] };
}

function anchorHead(db: Db, files: DataFiles, authentication: Buffer, installId: string, ports: Ports): void {
  replaceAnchor(files.anchor, authentication, {
    installId,
    ...readAuditHead(db),
    at: ports.clock.now().toISOString(),
  });
}

function refuseKey(unlocked: Extract<Unlocked, { ok: false }>, ports: Ports, typed: boolean): BlockedData {
  const reasons = unlocked.reasons.join(' ');
  if (typed)
    return blocked('KEY_MISMATCH', `${reasons} Take the sheet of this installation and type its recovery key.`);
  const wayOn =
    ports.app.host === 'cli'
      ? 'Start the desktop app, put the key file back, or give the recovery key to the command.'
      : 'Put the key file back, or type the recovery key from the printed sheet; this machine is then remembered.';
  return blocked(unlocked.wrong ? 'KEY_MISMATCH' : 'KEY_UNAVAILABLE', `${reasons} ${wayOn}`);
}

const numbersJumped = `The file identifiers.json is missing or altered as well. So that no identifier of a patient is issued twice, the numbers of every study go on ${unknownGap} higher.`;
const keyringDoesNotOpen = 'The keyring (keys/keyring.json) does not give out its keys.';
const otherKeys =
  'The keyring holds keys that belong to other data. Copy the keyring.json of this installation, for instance from its newest backup set, into the keys folder.';

/** Faults that pass by themselves, or that only the machine's administrator can mend, in words. */
function openFault(cause: unknown, files: DataFiles): unknown {
  if (cause instanceof AppError) return cause;
  if (isBusy(cause))
    return new AppError(
      'UNAVAILABLE',
      'Another program is using the database at this moment. Try again in a few seconds.',
      { cause },
    );
  if (sqliteCode(cause) !== undefined) return toAppError(cause) ?? cause;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOSPC')
    return new AppError('UNAVAILABLE', `The disk of ${files.folder} is full. Free some space and start again.`, {
      cause,
    });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new AppError(
      'UNAVAILABLE',
      `Something in ${files.folder} cannot be read or written by this user account. Check the permissions, for instance with the doctor command.`,
      { cause },
    );
  }
  return cause;
}
