import { readdirSync } from 'node:fs';

/** What lies in a folder; nothing in one that is not there, which may come later and has a check of its own. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  }
}
