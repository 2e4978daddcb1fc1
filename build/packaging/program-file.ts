import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAsar } from './asar-archive.ts';
import { fuseProblems } from './fuses.ts';
import type { Target } from './target.ts';

/** The folder that a desktop package is packed into, below the output folder. */
export function packedFolder(output: string, { platform }: Target): string {
  return join(output, platform === 'win32' ? 'win-unpacked' : 'linux-unpacked');
}

/** The program inside a packed folder, by its file name there. */
function programName({ platform }: Target): string {
  return platform === 'win32' ? 'REMS Workstation.exe' : 'rems-workstation';
}

/**
 * Everything that is wrong with the packed program itself: its fuses, and on Windows the hash of the archive's header that
 * Electron compares at every start (on Linux it has no such check).
 */
export async function programProblems(folder: string, target: Target): Promise<readonly string[]> {
  const program = join(folder, programName(target));
  const problems = await fuseProblems(program);
  if (target.platform !== 'win32') return problems;
  const { headerHash } = readAsar(join(folder, 'resources', 'app.asar'));
  return readFileSync(program).includes(headerHash)
    ? problems
    : [...problems, 'the program does not carry the hash of its archive'];
}
