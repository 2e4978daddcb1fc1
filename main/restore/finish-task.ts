import { AppError } from '../../shared/contract/errors.ts';
import { type AuditHead, readAuditHead } from '../database/audit-head.ts';
import { openConnection } from '../database/connection.ts';
import { type DataFiles, dataFiles } from '../database/data-files.ts';
import { sizeOf } from '../database/sidecars.ts';
import { isUnreadable } from '../database/sql-errors.ts';
import type { Actor } from '../rpc/transaction.ts';
import { makeProvenSet } from '../sets/make-proven-set.ts';
import { readManifest } from '../sets/manifest.ts';
import { databaseKeyOf, openSetKeys, type SetAccess } from '../sets/open-set.ts';
import { type CarriedOver, nothingCarried, readCarriedOver } from './carried-over.ts';
import { bringArchives, bringDocuments, bringSettings, finishStaging } from './finish-staging.ts';
import { setAside } from './set-aside.ts';
import type { OwnKeys } from './stage-task.ts';
import type { TaskPorts } from './task-ports.ts';

/** The last steps before the swap; the data are closed, and nobody else has them open. */
export interface FinishTask {
  readonly folder: string;
  readonly setFolder: string;
  readonly access: SetAccess;
  readonly own: OwnKeys | undefined;
  readonly appVersion: string;
  readonly installId: string;
  readonly keepsKeyring: boolean;
  readonly actor: Actor;
  readonly reason: string;
  readonly set: string;
  /** Keep what is there before; false in an empty folder. */
  readonly keepPresent: boolean;
}

/** Where what was there before lies: in a proven set, or as files that could not be read. */
export interface FinishResult {
  readonly before: string | null;
  readonly aside: string | null;
}

interface Present {
  readonly before: string | null;
  readonly aside: string | null;
  readonly head: AuditHead | undefined;
  readonly carried: CarriedOver;
}

/**
 * Sets the present data aside, brings documents, and puts the restore on record in the copy.
 *
 * @throws AppError UNAVAILABLE when the present data cannot be kept for want of room; nothing was replaced then
 */
export function runFinish(task: FinishTask, { clock, random, onStep }: TaskPorts): FinishResult {
  const files = dataFiles(task.folder);
  const { setFolder, own, installId, keepsKeyring, actor, reason, set } = task;
  const present = task.keepPresent ? keepPresent(task, files, { clock, random, onStep }) : nothing;
  onStep('restore.aside');
  bringDocuments(files, setFolder);
  const manifest = readManifest(setFolder);
  if (manifest.state === 'intact') bringArchives(files, setFolder, manifest.manifest.parts);
  if (!keepsKeyring && manifest.state === 'intact') bringSettings(files, setFolder, manifest.manifest.parts);
  onStep('restore.documents');
  const ofSet = openSetKeys(setFolder, task.access);
  try {
    const source = manifest.state === 'intact' ? databaseKeyOf(ofSet, manifest.manifest) : undefined;
    const keys = keepsKeyring && own ? own : source && { database: source, authentication: ofSet.authentication };
    if (keys === undefined)
      throw new AppError('INVALID', 'This backup was changed while it was restored. Nothing was replaced.');
    const { before, aside, head } = present;
    finishStaging({
      files,
      order: { actor, reason, set, before, aside, head },
      carried: keepsKeyring ? present.carried : nothingCarried,
      installId,
      keys,
      now: clock.now(),
      onStep,
    });
    return { before, aside };
  } finally {
    ofSet.wipe();
  }
}

const nothing: Present = { before: null, aside: null, head: undefined, carried: nothingCarried };

/** A proven set of it as a rule; its files as they are when it cannot be read. */
function keepPresent(task: FinishTask, files: DataFiles, { clock, random }: TaskPorts): Present {
  const { own, appVersion } = task;
  const asFiles = () => ({ ...nothing, aside: setAside(files, clock.now()) ?? null });
  // An empty file would open under any key.
  if (own === undefined || (sizeOf(files.database) ?? 0) === 0) return asFiles();
  try {
    const db = openConnection(files.database, own.database, { readonly: true });
    let read: Pick<Present, 'head' | 'carried'>;
    try {
      read = { head: readAuditHead(db), carried: readCarriedOver(db) };
    } finally {
      db.close();
    }
    const { name, proof } = makeProvenSet({ files, keys: own, kind: 'pre-restore', clock, random, appVersion });
    // Data that are damaged, or a trail that does not hold, are what a restore is for: they are kept as they are as well.
    return proof.ok ? { ...read, before: name, aside: null } : { ...asFiles(), ...read };
  } catch (cause) {
    // Without room nothing can be kept at all; a keyring that does not read only keeps a set from being made.
    const noSet = cause instanceof AppError && cause.code === 'UNAVAILABLE' && cause.details?.state !== 'DISK_LOW';
    if (!noSet && !isUnreadable(cause)) throw cause;
    return asFiles();
  }
}
