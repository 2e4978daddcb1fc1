import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Finished, run } from '../process/run.ts';
import { type Target, targetName } from './target.ts';

/** A Node that travels along with a service bundle. Both are files. */
export interface NodeRuntime {
  readonly program: string;
  readonly licence: string;
}

/** The pinned Node of this checkout, from the development dependency `node`. Throws when it or its licence cannot be had. */
export async function pinnedNodeRuntime(root: string, target: Target): Promise<NodeRuntime> {
  const folder = join(root, 'node_modules', 'node');
  const program = join(folder, 'bin', target.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(program)) throw new Error(`${program} is missing; delete node_modules and install again.`);
  const source = `node-${targetName(target).replace('win32', 'win')}`;
  const beside = join(folder, 'node_modules', source, 'LICENSE');
  return { program, licence: existsSync(beside) ? beside : await fetchLicence(root, source) };
}

/**
 * The package that the binary came in holds its licence; npm removes that package at the next change of another one, as no
 * lockfile names it. Then the licence is taken out of a fresh download, once per version.
 */
async function fetchLicence(root: string, source: string): Promise<string> {
  // A package manifest always has a version.
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', 'node', 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = join(root, '.cache', 'node-licence');
  const licence = join(folder, `${source}-${version}.txt`);
  if (existsSync(licence)) return licence;
  await mkdir(folder, { recursive: true });
  const packed = await npm(['pack', `${source}@${version}`, '--pack-destination', '.'], folder);
  const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (packed.code !== 0 || archive === undefined) {
    throw new Error('The licence of Node is missing and cannot be downloaded; run `npm ci` with a network.');
  }
  const unpacked = await run('tar', ['-xzf', archive, 'package/LICENSE'], { cwd: folder });
  if (unpacked.code !== 0) throw new Error(`${archive} holds no licence: ${unpacked.stderr.trim()}`);
  await rename(join(folder, 'package', 'LICENSE'), licence);
  for (const name of [archive, 'package']) await rm(join(folder, name), { recursive: true, force: true });
  return licence;
}

/** npm tells its scripts where it lies; on Windows a command file could not be started without a shell. */
function npm(args: readonly string[], cwd: string): Promise<Finished> {
  const script = process.env.npm_execpath;
  return script === undefined ? run('npm', args, { cwd }) : run(process.execPath, [script, ...args], { cwd });
}
