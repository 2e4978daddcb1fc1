import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DataFiles } from '../database/data-files.ts';
import { createDurably, syncFolder } from '../database/durable-file.ts';
import { existingSidecars } from '../database/sidecars.ts';
import { copyDurably } from '../sets/set-files.ts';
import { freeSetName, setAsideNote } from '../sets/set-folder.ts';

/**
 * Keeps data that cannot be read exactly as they lie there, before a restore takes their place: the database with everything beside it,
 * the keyring and the anchor. No proof stands behind them, and a note beside them says so.
 *
 * @returns the name of the folder in `backups`; undefined when nothing lies there
 */
export function setAside(files: DataFiles, now: Date): string | undefined {
  const parts = [files.database, ...existingSidecars(files.database), files.keyring, files.anchor];
  const present = parts.filter((path) => existsSync(path));
  if (present.length === 0) return undefined;
  mkdirSync(files.backups, { recursive: true, mode: 0o700 });
  const name = freeSetName(files.backups, 'pre-restore', now);
  const folder = join(files.backups, name);
  mkdirSync(folder, { mode: 0o700 });
  try {
    const copies = present.map((path) => ({
      name: basename(path),
      ...copyDurably(path, join(folder, basename(path))),
    }));
    const text = {
      v: 1,
      proven: false,
      at: now.toISOString(),
      what: 'Files as they were before a restore. They could not be read, so that nothing proves that they can be used again.',
      files: copies,
    };
    createDurably(join(folder, setAsideNote), `${JSON.stringify(text, null, 2)}\n`);
    syncFolder(files.backups);
    return name;
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true });
    throw cause;
  }
}
