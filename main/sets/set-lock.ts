import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import { openLockFile } from '../database/connection.ts';
import { removeHalfWritten } from '../database/left-behind.ts';
import { isBusy } from '../database/sql-errors.ts';
import { isRealFolder, partialPrefix } from './set-folder.ts';

/**
 * Runs `work` while no other program or thread makes a set of this data folder. The operating system lets go of the lock when its
 * process dies, however it dies (see main/database/host-lock.ts for how).
 *
 * @throws AppError CONFLICT while another one is at it
 */
export function whileMakingSets<T>(dataFolder: string, work: () => T): T {
  return holding(join(dataFolder, 'backup.lock'), work);
}

/** The same for copies to other places: a place that hangs must not keep sets from being made. */
export function whileCopyingSets<T>(dataFolder: string, work: () => T): T {
  return holding(join(dataFolder, 'backup-copy.lock'), work);
}

/** Removes what a program that was killed left behind. Only the holder of the lock may: nobody else is at work there. */
export function removePartials(folder: string): void {
  if (!isRealFolder(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name.startsWith(partialPrefix)) rmSync(path, { recursive: true, force: true });
    // A proof that was cut while it was written down.
    else if (isRealFolder(path)) removeHalfWritten(path);
  }
}

function holding<T>(file: string, work: () => T): T {
  const lock = openLockFile(file);
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return work();
  } catch (cause) {
    if (!isBusy(cause) || lock.inTransaction) throw cause;
    throw new AppError('CONFLICT', 'A backup is being made at this moment. Try again when it is done.', { cause });
  } finally {
    if (lock.inTransaction) lock.exec('ROLLBACK');
    lock.close();
  }
}
