import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { coreEntries, preloadEntry, rendererEntry } from './entries.ts';

/** Throws when an entry has no source: a whole build leaves nothing out, while `serve` and `rems` need only their own. */
export function requireEntries(root: string): void {
  const entries = [...coreEntries, preloadEntry, rendererEntry];
  const missing = entries.map(({ source }) => source).filter((source) => !existsSync(join(root, source)));
  if (missing.length > 0) throw new Error(`Cannot build: ${missing.join(', ')} is missing.`);
}
