import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { leftovers, makeInstaller, type PackagingFolders, packFolder, reasonOf } from './electron-builder.ts';
import type { Outcome } from './outcome.ts';
import { packedFolder, programProblems } from './program-file.ts';
import { type Target, targetName } from './target.ts';

/** The installers of a platform, and how their files end. */
const installers: Readonly<Record<'linux' | 'win32', ReadonlyMap<string, string>>> = {
  linux: new Map([
    ['AppImage', '.AppImage'],
    ['deb', '.deb'],
  ]),
  win32: new Map([['nsis', '-setup.exe']]),
};

/** A platform that there are installers for. */
export type DesktopTarget = Target & { readonly platform: 'linux' | 'win32' };

/** Packs the desktop program for one target, checks it, and makes its installers of what passed. */
export async function makeDesktop(folders: PackagingFolders, target: DesktopTarget): Promise<readonly Outcome[]> {
  const name = (what: string): string => `${what} for ${targetName(target)}`;
  const wanted = [...installers[target.platform].keys()];
  const obstacle = await packAndCheck(folders, target);
  if (obstacle !== undefined)
    return wanted.map((installer) => ({ what: name(installer), made: false, reason: obstacle }));
  const outcomes: Outcome[] = [];
  for (const installer of wanted) {
    const finished = await makeInstaller(folders, target, installer);
    const file =
      finished.code === 0 ? await artefact(folders.output, installers[target.platform].get(installer)) : undefined;
    outcomes.push(
      file === undefined
        ? { what: name(installer), made: false, reason: reasonOf(finished) }
        : { what: name(installer), made: true, file, bytes: (await stat(file)).size },
    );
  }
  for (const file of leftovers(folders.output)) await rm(file, { force: true });
  return outcomes;
}

/** Why there is nothing to make installers of, or undefined. */
async function packAndCheck(folders: PackagingFolders, target: DesktopTarget): Promise<string | undefined> {
  const finished = await packFolder(folders, target);
  if (finished.code !== 0) return `the program could not be packed: ${reasonOf(finished)}`;
  const problems = await programProblems(packedFolder(folders.output, target), target);
  return problems.length === 0 ? undefined : `the packed program is not as it must be: ${problems.join('; ')}`;
}

async function artefact(output: string, ending: string | undefined): Promise<string | undefined> {
  const name = (await readdir(output)).find((entry) => ending !== undefined && entry.endsWith(ending));
  return name === undefined ? undefined : join(output, name);
}
