import { existsSync, readFileSync, rmSync } from 'node:fs';
import { AppError } from '../../shared/contract/errors.ts';
import { selfTestCrypto } from '../keys/crypto-self-test.ts';
import { createDataKeys, type DataKeys, unwrapUsable } from '../keys/data-keys.ts';
import { type Environment, hostKeyPlaces } from '../keys/host-key.ts';
import type { Keyring } from '../keys/keyring.ts';
import { readKeyringFile, saveKeyring } from '../keys/keyring-file.ts';
import { createMachineSlot } from '../keys/machine-slot.ts';
import { createKeyring, type FreshKeys, generateKeys } from '../keys/new-keyring.ts';
import {
  formatRecoveryKey,
  normaliseRecoveryText,
  parseRecoveryKey,
  pickTwoGroups,
  recoveryFingerprint,
} from '../keys/recovery-key.ts';
import { createRecoverySlot, type OpenSlot } from '../keys/slots.ts';
import { unlock } from '../keys/unlock.ts';
import type { Ports } from '../ports.ts';
import { replaceAnchor } from './anchor.ts';
import { readAuditHead } from './audit-head.ts';
import { type Db, openConnection } from './connection.ts';
import { type DataFiles, dataFiles } from './data-files.ts';
import { publishFile, writeDurably } from './durable-file.ts';
import { refuseFolder } from './folder-gate.ts';
import { locateKeyring } from './locate-keyring.ts';
import { type Migration, migrate } from './migrate.ts';
import { type OpenedData, openData } from './open-data.ts';
import { securePrivateFolders } from './permissions.ts';
import { existingSidecars, removeDisposableDatabase } from './sidecars.ts';

/** What set-up writes. */
export interface CreateOptions {
  readonly migrations: readonly Migration[];
  /** Fills the new database (first account, installation row, demo); runs before the installation exists, so a throw leaves SETUP. */
  firstWrite(db: Db, keys: DataKeys): void;
}

/** A new installation that exists in memory only, until {@link PreparedInstallation.create}. */
export interface PreparedInstallation {
  /** The recovery key as it is printed: 14 groups of four characters joined by dashes. Shown once. */
  readonly recoveryKey: string;
  /** Recognises the sheet without giving the key away. */
  readonly fingerprint: string;
  readonly installId: string;
  /** The pepper of password hashes, so that the first administrator's password is hashed before anything is written. */
  readonly pepper: Buffer;
  /** Positions (from 0, ascending) of the two groups to retype. */
  readonly confirmGroups: readonly number[];
  /** Whether the retyped groups (by position) are right; tolerant of case and look-alike characters. */
  confirm(groups: Readonly<Record<number, string>>): boolean;
  /** Writes the installation and opens it. A failure or crash at any point leaves SETUP, and set-up may run again. */
  create(options: CreateOptions): Promise<OpenedData>;
}

/** Generates the keys of a new installation. Nothing is written; dropping the result leaves no trace. */
export async function prepareInstallation(
  ports: Ports,
  environment: Environment = process.env,
): Promise<PreparedInstallation> {
  selfTestCrypto(ports.random);
  const installId = ports.random.uuid();
  const keys = generateKeys(ports.random);
  const recoveryKey = ports.random.bytes(32);
  const text = formatRecoveryKey(recoveryKey);
  const groups = text.split('-');
  const confirmGroups = pickTwoGroups(ports.random);
  return {
    recoveryKey: text,
    fingerprint: recoveryFingerprint(recoveryKey),
    installId,
    pepper: keys.byPurpose.pepper,
    confirmGroups,
    confirm: (retyped) => confirmGroups.every((index) => normaliseRecoveryText(retyped[index] ?? '') === groups[index]),
    create: (options) => create({ ports, environment, installId, keys, recoveryKey }, options),
  };
}

interface Prepared {
  readonly ports: Ports;
  readonly environment: Environment;
  readonly installId: string;
  readonly keys: FreshKeys;
  readonly recoveryKey: Buffer;
}

async function create(prepared: Prepared, options: CreateOptions): Promise<OpenedData> {
  const { ports, environment, installId, keys, recoveryKey } = prepared;
  const files = dataFiles(ports.paths.data);
  claimFolder(files, installId, environment);
  const machine = await createMachineSlot({ ports, installId, places: hostKeyPlaces(files.hostKey, environment) });
  if (!machine.ok) throw new AppError('UNAVAILABLE', machine.reason);
  const created = ports.clock.now().toISOString();
  const recovery = createRecoverySlot(recoveryKey, { installId, random: ports.random, clock: ports.clock });
  const keyring = createKeyring({
    installId,
    created,
    keys,
    slots: [recovery, machine.open],
    recoveryKey,
    random: ports.random,
  });
  try {
    fillDatabase(prepared, options, files, keyring, machine.open);
    saveKeyring(files.keyring, keyring, keys.byPurpose.authentication);
    await proveEachSlot(prepared, files);
    if (existingSidecars(files.databaseInSetup).length > 0) throw new Error('The new database was not closed cleanly.');
    // The installation exists from this rename on.
    publishFile(files.databaseInSetup, files.database);
    // A second copy from the first day on: the recovery key opens a keyring, not the database by itself.
    saveKeyring(files.keyring, keyring, keys.byPurpose.authentication);
  } catch (cause) {
    removeDisposableDatabase(files.databaseInSetup);
    throw cause;
  }
  const opened = await openData(ports, { migrations: options.migrations, environment });
  if (opened.state !== 'READY')
    throw new Error(`The new installation does not open: ${opened.state}: ${opened.message}`);
  // The open installation holds its own copies.
  for (const secret of [...keys.byKid.values(), recoveryKey, recovery.kek, machine.open.kek]) secret.fill(0);
  return { ...opened, notes: [...machine.notes, ...opened.notes] };
}

/** Makes the folders and marks them as being set up; clears what an interrupted set-up left, never anything else. */
function claimFolder(files: DataFiles, installId: string, environment: Environment): void {
  const refusal = refuseFolder(files.folder, { environment });
  if (refusal !== undefined) throw new AppError('UNAVAILABLE', refusal, { details: { state: 'FOLDER_REFUSED' } });
  const located = locateKeyring(files, 0);
  if (!('state' in located) || located.state !== 'SETUP') {
    throw new AppError(
      'CONFLICT',
      `The data folder ${files.folder} holds an installation already. Choose another folder; nothing was changed.`,
    );
  }
  securePrivateFolders(files.folder);
  removeDisposableDatabase(files.databaseInSetup);
  // In this order: the marker must never name another installation than a keyring that lies beside it.
  if (isOfInterruptedSetup(files)) rmSync(files.keyring);
  writeDurably(files.setupMarker, `${installId}\n`);
}

function isOfInterruptedSetup(files: DataFiles): boolean {
  const keyring = readKeyringFile(files.keyring);
  if (keyring.state !== 'intact' || !existsSync(files.setupMarker)) return false;
  return readFileSync(files.setupMarker, 'utf8').trim() === keyring.keyring.installId;
}

function fillDatabase(
  prepared: Prepared,
  options: CreateOptions,
  files: DataFiles,
  keyring: Keyring,
  open: OpenSlot,
): void {
  const { ports, installId, keys } = prepared;
  const { database, authentication, pepper } = keys.byPurpose;
  const db = openConnection(files.databaseInSetup, database, { create: true });
  try {
    const snapshot = () => {
      throw new Error('A new database has nothing to copy.');
    };
    migrate(db, { migrations: options.migrations, appVersion: ports.app.version, clock: ports.clock, snapshot });
    options.firstWrite(db, createDataKeys({ keyring, open, database, authentication, pepper }));
    replaceAnchor(files.anchor, authentication, {
      installId,
      ...readAuditHead(db),
      at: ports.clock.now().toISOString(),
    });
  } finally {
    db.close();
  }
}

/** Opens the new database from what is on disk, once through the recovery key as printed and once as this machine will. */
async function proveEachSlot(prepared: Prepared, files: DataFiles): Promise<void> {
  const { ports, environment, recoveryKey } = prepared;
  const onDisk = readKeyringFile(files.keyring);
  if (onDisk.state !== 'intact') throw new Error('The new keyring does not read back.');
  const sources = { vault: ports.keyVault, hostKeys: hostKeyPlaces(files.hostKey, environment) };
  for (const typed of [parseRecoveryKey(formatRecoveryKey(recoveryKey)), undefined]) {
    const unlocked = await unlock(onDisk.keyring, { ...sources, recoveryKey: typed });
    if (!unlocked.ok) throw new Error(`A new slot does not open: ${unlocked.reasons.join(' ')}`);
    const found = unwrapUsable(onDisk.keyring, unlocked.open, 'database');
    if (typeof found === 'string' || found[0] === undefined)
      throw new Error('A new slot does not give out the database key.');
    openConnection(files.databaseInSetup, found[0]).close();
    found[0].fill(0);
  }
}
