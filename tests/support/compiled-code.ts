import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Lets Node keep what it compiled for the programs that a run starts: the same hosts and commands start hundreds of times.
 *
 * @returns what forgets it at the end of the run
 */
export function keepCompiledCode(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'rems-compiled-'));
  process.env.NODE_COMPILE_CACHE = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
