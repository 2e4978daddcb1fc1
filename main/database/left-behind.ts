import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFiles } from './data-files.ts';

/** The name of a small file that is being replaced, with the process that does it; see durable-file. */
const temporaryName = /\.tmp-(\d+)$/;

/** Removes what processes that were killed while they replaced a small file (anchor, keyring) left beside it. */
export function removeLeftBehind(files: DataFiles): void {
  for (const folder of [files.folder, files.keys]) removeHalfWritten(folder);
}

/** The same for one folder. What a process that lives is writing stays. */
export function removeHalfWritten(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, pid] = temporaryName.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

/** Whether a process of this number runs, whoever it belongs to. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // Everything but "no such process" says that there is one.
    return !(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH');
  }
}
