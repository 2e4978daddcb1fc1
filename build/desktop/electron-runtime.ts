import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../process/run.ts';

/** The Electron program, or why there is none. */
export type ElectronRuntime =
  | { readonly available: true; readonly program: string }
  | { readonly available: false; readonly reason: string };

/** A slow line needs minutes for its hundred megabytes; a closed one is refused by the downloader in seconds. */
const downloadTimeoutMs = 180_000;

/** Finds the Electron runtime and downloads it once when it is missing. Never throws for a missing network. */
export async function findElectron(root: string): Promise<ElectronRuntime> {
  const folder = join(root, 'node_modules', 'electron');
  const found = installedProgram(folder);
  if (found !== undefined) return { available: true, program: found };
  if (!existsSync(join(folder, 'install.js')))
    return { available: false, reason: 'the electron package is not installed' };
  process.stderr.write('start: fetching the Electron runtime (once) …\n');
  const { code } = await run(process.execPath, ['install.js'], { cwd: folder, timeoutMs: downloadTimeoutMs });
  const program = code === 0 ? installedProgram(folder) : undefined;
  if (program === undefined) return { available: false, reason: 'the Electron runtime cannot be downloaded here' };
  return { available: true, program };
}

/** Where the electron package says that its program is; path.txt is written by its installer. */
function installedProgram(folder: string): string | undefined {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const program = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), readFileSync(pathFile, 'utf8'));
  return existsSync(program) ? program : undefined;
}
