import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outputsOf, type Part, sourcesOf } from './part.ts';

/** A hash over the names and contents of everything that a part is made from. */
export function sourceHash(root: string, part: Part): string {
  const hash = createHash('sha256');
  for (const source of sourcesOf[part]) addToHash(root, source, hash);
  return hash.digest('hex');
}

/** Whether out/ holds the part as built from exactly these sources. */
export function isFresh(root: string, part: Part): boolean {
  const outputs = outputsOf[part].map((folder) => join(root, 'out', folder));
  const stamp = stampFile(root, part);
  return (
    existsSync(stamp) &&
    outputs.every((output) => existsSync(output)) &&
    readFileSync(stamp, 'utf8') === sourceHash(root, part)
  );
}

/** Records from which sources the part was built: the hash from before the build, so that a change during it is seen. */
export async function writeStamp(root: string, part: Part, hash: string): Promise<void> {
  await mkdir(join(root, 'out'), { recursive: true });
  await writeFile(stampFile(root, part), hash);
}

function stampFile(root: string, part: Part): string {
  return join(root, 'out', `.${part}-stamp`);
}

function addToHash(root: string, path: string, hash: ReturnType<typeof createHash>): void {
  const file = join(root, path);
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (stats.isDirectory()) {
    for (const name of readdirSync(file).sort()) addToHash(root, `${path}/${name}`, hash);
    return;
  }
  hash.update(path).update('\0').update(readFileSync(file)).update('\0');
}
