import { statfsSync } from 'node:fs';
import { AppError } from '../../shared/contract/errors.ts';
import type { DataFiles } from '../database/data-files.ts';
import { sizeOf } from '../database/sidecars.ts';

/** Room that must remain beside a set, bytes: the program goes on working meanwhile. */
export const usualReserve = 512 * 1024 * 1024;

/** Bytes that a set of this data folder needs: the copy and its journal, the documents that no set holds yet, and the reserve. */
export function neededBytes(files: DataFiles, newDocumentBytes: number, reserve = usualReserve): number {
  const database = (sizeOf(files.database) ?? 0) + (sizeOf(`${files.database}-wal`) ?? 0);
  return Math.ceil(2.2 * database) + newDocumentBytes + reserve;
}

/** Bytes that this user may still write there; null where the folder does not answer. */
export function freeBytes(folder: string): number | null {
  try {
    const volume = statfsSync(folder);
    return volume.bavail * volume.bsize;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return null;
    throw cause;
  }
}

/** @throws AppError UNAVAILABLE (state `DISK_LOW`) when there is not enough room; nothing was written */
export function requireRoom(folder: string, needed: number): void {
  const free = freeBytes(folder);
  if (free === null || free >= needed) return;
  throw new AppError(
    'UNAVAILABLE',
    `There is not enough room for a backup: ${megabytes(needed)} MB are needed in ${folder}, ${megabytes(free)} MB are free. Free some space and try again.`,
    { details: { state: 'DISK_LOW' } },
  );
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / (1024 * 1024));
}
