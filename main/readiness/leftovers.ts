import { lstatSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dataFiles } from '../database/data-files.ts';
import { namesIn } from './names-in.ts';

const dayMs = 86_400_000;
/** Names that only unfinished work has: a backup on its way, a small file before its rename. */
const unfinished = /^\.partial-|\.tmp-\d+$/;

/** What work that was cut left behind more than a day ago, so that nothing of today's is among it. */
export function leftovers(folder: string, now: Date): readonly string[] {
  const { backups, keys } = dataFiles(folder);
  return [folder, backups, keys, join(folder, 'certs')].flatMap((place) =>
    namesIn(place)
      .filter((name) => unfinished.test(name))
      .map((name) => join(place, name))
      .filter((path) => {
        const facts = lstatSync(path, { throwIfNoEntry: false });
        return facts !== undefined && now.getTime() - facts.mtimeMs > dayMs;
      }),
  );
}

/** Removes it; answers how many things were removed. */
export function removeLeftovers(folder: string, now: Date): number {
  const found = leftovers(folder, now);
  for (const path of found) rmSync(path, { recursive: true, force: true });
  return found.length;
}
