import { lstatSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import { createDurably } from '../database/durable-file.ts';
import { readSmallFile } from './set-files.ts';

/** A place for copies is known by this file in it, whatever letter or path it has today. */
const markerFile = 'rems-backups.json';

const Marker = z.strictObject({ v: z.literal(1), installId: z.string().min(1).max(100), at: z.string().max(40) });

/** Whether a folder is a place for copies: ours, another installation's, not marked (perhaps because its drive is not there), or not there at all. */
export function readMarker(folder: string, installId: string): 'ours' | 'foreign' | 'unmarked' | 'absent' {
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return 'absent';
  const text = readSmallFile(join(folder, markerFile), 4096);
  if (text === undefined) return 'unmarked';
  try {
    const { data } = Marker.safeParse(JSON.parse(text));
    return data?.installId === installId ? 'ours' : 'foreign';
  } catch (cause) {
    if (cause instanceof SyntaxError) return 'foreign';
    throw cause;
  }
}

/**
 * Marks a folder as a place for copies. Only an administrator's word does: a folder that is not marked may be the empty mount point of a
 * drive that is not there.
 *
 * @returns the real path of the folder
 * @throws AppError INVALID when it cannot be one
 */
export function markDestination(folder: string, facts: { installId: string; dataFolder: string; at: string }): string {
  const { installId, dataFolder, at } = facts;
  const state = readMarker(folder, installId);
  if (state === 'absent') throw refusal('There is no folder of this path. Make it first, or connect the drive.');
  const path = realpathSync(folder);
  if (!lstatSync(path).isDirectory()) throw refusal('This is no folder. Choose a folder.');
  const data = realpathSync(dataFolder);
  if (isWithin(path, data) || isWithin(data, path))
    throw refusal('This folder lies with the data themselves, and would be lost with them. Choose another disk.');
  if (state === 'foreign')
    throw refusal('This folder holds the backups of another installation. Choose or make another one.');
  try {
    if (state === 'unmarked') createDurably(join(path, markerFile), `${JSON.stringify({ v: 1, installId, at })}\n`);
    const probe = join(path, `.probe-${process.pid}`);
    writeFileSync(probe, '', { mode: 0o600 });
    rmSync(probe);
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause)) throw cause;
    throw refusal('Nothing can be written into this folder. Check its permissions.');
  }
  return path;
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || /^([A-Za-z]:|[\\/])/.test(way));
}

function refusal(message: string): AppError {
  return new AppError('INVALID', message, { fields: { path: message } });
}
