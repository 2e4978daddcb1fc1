import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SetProof } from '../../shared/backup.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { openConnection, rekeyCopy } from '../database/connection.ts';
import type { DataFiles } from '../database/data-files.ts';
import { createDurably } from '../database/durable-file.ts';
import { checkIntegrity } from '../database/integrity.ts';
import { latestVersion, MigrationFailed, migrate, schemaVersion } from '../database/migrate.ts';
import { migrations } from '../database/migrations/index.ts';
import { existingSidecars } from '../database/sidecars.ts';
import { freshStaging } from '../database/swap-database.ts';
import { withDocumentKeys } from '../keys/document-keys.ts';
import { type Keyring, writeKeyringText } from '../keys/keyring.ts';
import type { Clock, Random } from '../ports.ts';
import { type Manifest, readManifest, setParts } from '../sets/manifest.ts';
import { databaseKeyOf, openSetKeys, type SetAccess, type SetKeys } from '../sets/open-set.ts';
import { proveSet } from '../sets/prove-set.ts';
import { requireRoom } from '../sets/room.ts';
import { copyDurably } from '../sets/set-files.ts';
import type { OnStep } from './steps.ts';

/** The keyring that stays when it knows every key of the set, with its keys in clear. */
export interface PresentKeys {
  readonly keyring: Keyring;
  readonly database: Buffer;
  readonly authentication: Buffer;
}

/** A copy of a set that is ready to become the data. */
export interface StagedSet {
  readonly manifest: Manifest;
  readonly proof: SetProof;
  /** The present keyring stays; otherwise that of the set takes its place. */
  readonly keepsKeyring: boolean;
  /** It was made by an older version and was brought up to date. */
  readonly upgraded: boolean;
}

/** Room beside the copy, bytes. */
const reserve = 32 * 1024 * 1024;

/**
 * Proves a set, copies its database beside the data, gives the copy the present key and the present schema, and signs everybody out
 * in it. The data themselves are not touched. Works in the calling thread.
 *
 * @throws AppError INVALID when the set does not hold, is of a newer version or of another key; UNAVAILABLE without room
 */
export function stageSet(deps: {
  readonly files: DataFiles;
  readonly setFolder: string;
  readonly access: SetAccess;
  readonly present: PresentKeys | undefined;
  readonly clock: Clock;
  readonly random: Random;
  readonly appVersion: string;
  readonly onStep: OnStep;
}): StagedSet {
  const { files, setFolder, access, present, clock, random, appVersion, onStep } = deps;
  const proof = proveSet({ folder: setFolder, keys: access, clock });
  const [broken] = proof.checks.filter(({ ok }) => !ok);
  if (broken) {
    throw new AppError(
      'INVALID',
      `This backup did not pass its proof, so that nothing was changed: ${broken.evidence} Choose another one.`,
    );
  }
  onStep('restore.proven');
  const keys = openSetKeys(setFolder, access);
  try {
    const read = readManifest(setFolder);
    if (read.state !== 'intact') throw new AppError('INVALID', 'The manifest of this backup was changed meanwhile.');
    const { manifest } = read;
    const source = databaseKeyOf(keys, manifest);
    if (source === undefined) throw new Error('a proven set does not give out its database key');
    if (manifest.schemaVersion > latestVersion(migrations)) {
      throw new AppError(
        'INVALID',
        `This backup was made by the newer version ${manifest.appVersion} of this program. Install that version, or choose another backup.`,
      );
    }
    const staged = freshStaging(files);
    copyDatabase(setFolder, staged.database, manifest, files);
    onStep('restore.copied');
    const keepsKeyring = present !== undefined && knowsKeysOf(present.keyring, keys.keyring);
    const target = keepsKeyring ? present.database : source;
    if (!target.equals(source)) rekeyCopy(staged.database, source, target);
    onStep('restore.rekeyed');
    const upgraded = bringUpToDate(staged.database, target, { clock, appVersion });
    onStep('restore.migrated');
    requireSound(staged.database, target);
    stageKeyring({ path: staged.keyring, keys, setFolder, present: keepsKeyring ? present : undefined, clock, random });
    onStep('restore.checked');
    return { manifest, proof, keepsKeyring, upgraded };
  } finally {
    keys.wipe();
  }
}

/** The bytes that were proven, and no others. */
function copyDatabase(setFolder: string, target: string, manifest: Manifest, files: DataFiles): void {
  const part = manifest.parts.find(({ path }) => path === setParts.database);
  if (part === undefined) throw new Error('a proven set names no database');
  requireRoom(files.folder, Math.ceil(2.2 * part.bytes) + reserve);
  const copied = copyDurably(join(setFolder, setParts.database), target);
  if (copied.sha256 !== part.sha256)
    throw new AppError('INVALID', 'This backup was changed while it was copied. Choose another one.');
}

/** Whether nothing of a set would be lost without its own keyring: the same installation, and every key that its records are under. */
function knowsKeysOf(present: Keyring, ofSet: Keyring): boolean {
  if (present.installId !== ofSet.installId) return false;
  const known = new Set(present.keys.map(({ kid, kcv }) => `${kid}|${kcv}`));
  const current = (keyring: Keyring, purpose: string) =>
    keyring.keys.find((key) => key.purpose === purpose && key.state === 'current')?.kcv;
  return (
    ofSet.keys.every(({ kid, kcv, purpose }) => purpose === 'database' || known.has(`${kid}|${kcv}`)) &&
    current(present, 'authentication') === current(ofSet, 'authentication') &&
    current(present, 'pepper') === current(ofSet, 'pepper')
  );
}

/** Mail that waited at the time of the set went out since, as a rule; who knows better sends it again. */
const heldBack =
  'It waited when the backup was made, before a restore, and may have been sent since. Send it again if it was not.';

/** Whether the schema moved on. Sessions of the time of the set would let people in who signed out since. */
function bringUpToDate(
  file: string,
  key: Buffer,
  deps: { readonly clock: Clock; readonly appVersion: string },
): boolean {
  const db = openConnection(file, key, { journal: 'delete' });
  try {
    const before = schemaVersion(db);
    migrate(db, { migrations, ...deps, snapshot: () => 'the set itself' });
    db.exec('DELETE FROM sessions');
    db.prepare(
      "UPDATE mail_outbox SET state = 'failed', next_attempt_at = NULL, last_error = ? WHERE state = 'queued'",
    ).run(heldBack);
    return schemaVersion(db) !== before;
  } catch (cause) {
    if (!(cause instanceof MigrationFailed)) throw cause;
    throw new AppError(
      'INVALID',
      `This backup cannot be brought up to this version: step ${cause.step} failed. Nothing was changed; report this message.`,
      { cause },
    );
  } finally {
    db.close();
  }
}

function requireSound(file: string, key: Buffer): void {
  const db = openConnection(file, key, { readonly: true });
  try {
    const [finding] = checkIntegrity(db, 'full');
    if (finding !== undefined) throw new Error(`The copy of the backup is not sound: ${finding}`);
  } finally {
    db.close();
  }
  if (existingSidecars(file).length > 0) throw new Error('The copy of the backup was not closed cleanly.');
}

/** Keys of documents that only the set knows come into the present keyring; or the keyring of the set takes over as it is. */
function stageKeyring(deps: {
  readonly path: string;
  readonly keys: SetKeys;
  readonly setFolder: string;
  readonly present: PresentKeys | undefined;
  readonly clock: Clock;
  readonly random: Random;
}): void {
  const { path, keys, setFolder, present, clock, random } = deps;
  if (present === undefined) {
    createDurably(path, readFileSync(join(setFolder, setParts.keyring)));
    return;
  }
  const { keyring, authentication } = present;
  const merged = withDocumentKeys(keyring, [keys.keyring], { authentication, clock, random });
  if (merged !== keyring) createDurably(path, writeKeyringText(merged, authentication));
}
