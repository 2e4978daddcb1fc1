import { readdirSync, renameSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SetName } from '../../shared/backup.ts';
import { syncFolder } from '../database/durable-file.ts';
import { isRealFolder, listSetFolders, trashPrefix } from './set-folder.ts';

/** Whether anything may be thrown away now: never while sets are old, the last run failed, or the clock cannot be trusted. */
export function prunable(facts: {
  readonly newestProvenAt: string | undefined;
  readonly lastRunFailed: boolean;
  readonly clockSuspect: boolean;
  readonly now: Date;
}): boolean {
  const { newestProvenAt, lastRunFailed, clockSuspect, now } = facts;
  if (newestProvenAt === undefined || lastRunFailed || clockSuspect) return false;
  return now.getTime() - Date.parse(newestProvenAt) <= freshMs;
}

/** While the newest proven set is older than this nothing is thrown away, milliseconds. */
const freshMs = 48 * 3_600_000;

/** Puts the sets that are not kept among the trash, from where a later success removes them; answers their names. */
export function moveToTrash(folder: string, kept: ReadonlySet<SetName>): readonly SetName[] {
  const doomed = listSetFolders(folder).filter((name) => !kept.has(name));
  for (const name of doomed) renameSync(join(folder, name), join(folder, `${trashPrefix}${name}`));
  if (doomed.length > 0) syncFolder(folder);
  return doomed;
}

/** Removes what earlier runs put among the trash. */
export async function emptyTrash(folder: string): Promise<void> {
  if (!isRealFolder(folder)) return;
  for (const name of readdirSync(folder))
    if (name.startsWith(trashPrefix)) await rm(join(folder, name), { recursive: true, force: true });
}
