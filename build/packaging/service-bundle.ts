import { chmod, copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { contentProblems } from './check-content.ts';
import { expectedContent } from './expected-content.ts';
import type { NodeRuntime } from './node-runtime.ts';
import { isShipped, productionPlaces, type Shipment } from './shipped-files.ts';
import { type Target, targetName } from './target.ts';

/** Files that lie at the top of the bundle, per platform. */
const launchers: Readonly<Record<Target['platform'], readonly string[]>> = {
  linux: [
    'rems',
    'rems-serve',
    'README-SERVICE.txt',
    'rems-workstation.service',
    'low-ports.conf',
    'sysusers.conf',
    'tmpfiles.conf',
  ],
  darwin: ['rems', 'rems-serve', 'README-SERVICE.txt'],
  win32: ['rems.cmd', 'rems-serve.cmd', 'README-SERVICE.txt'],
};
const programs = new Set(['rems', 'rems-serve']);

/** What a service bundle is made from. */
export interface ServiceSource {
  /** The checkout, built. */
  readonly root: string;
  /** The machine it is for; the Node beside the program is the running one, so it is this machine's kind. */
  readonly target: Target;
  /** The Node program to take along, and its licence. */
  readonly node: NodeRuntime;
}

/**
 * Lays out the bundle for a machine without a screen in a new folder below `output` and answers its path. Throws, with
 * everything that is wrong, when its content is not as it must be.
 */
export async function layOutService(source: ServiceSource, output: string): Promise<string> {
  const { root, target, node } = source;
  const manifest = await readManifest(root);
  const folder = join(output, `rems-workstation-service-${manifest.version}-${targetName(target)}`);
  await rm(folder, { recursive: true, force: true });
  const expected = expectedContent(root, 'service', target);
  const app = join(folder, 'app');
  for (const path of await shippedFiles(root, expected)) await copyInto(join(root, path), join(app, path));
  await writeFile(join(app, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o644 });
  await copyInto(node.program, join(folder, 'runtime', nodeName(target)), 0o755);
  await copyInto(node.licence, join(folder, 'runtime', 'LICENSE'));
  for (const name of launchers[target.platform]) await copyLauncher(name, folder, target);
  const problems = contentProblems(await contentOf(app), expected);
  if (problems.length > 0)
    throw new Error(`${folder} must not be shipped:\n${problems.map((one) => `- ${one}`).join('\n')}`);
  return folder;
}

function nodeName({ platform }: Target): string {
  return platform === 'win32' ? 'node.exe' : 'node';
}

/** The fields of package.json that mean something at run time. */
async function readManifest(root: string) {
  // Our own file.
  const { name, productName, version, license } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    readonly [field in 'name' | 'productName' | 'version' | 'license']: string;
  };
  return { name, productName, version, private: true, license, type: 'module' };
}

async function shippedFiles(root: string, shipment: Shipment): Promise<readonly string[]> {
  const places = ['out', ...productionPlaces(root)];
  const found = await Promise.all(places.map((place) => filesBelow(root, place)));
  // A package can lie inside another one and is then found twice.
  return [...new Set(found.flat())].filter((path) => isShipped(path, shipment)).sort();
}

async function filesBelow(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => relative(root, file).split(sep).join('/'));
}

async function contentOf(app: string): Promise<ReadonlyMap<string, () => Buffer>> {
  const paths = await filesBelow(app, '.');
  const contents = await Promise.all(paths.map(async (path) => [path, await readFile(join(app, path))] as const));
  return new Map(contents.map(([path, content]) => [path, () => content]));
}

async function copyInto(from: string, to: string, mode: number = 0o644): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o755 });
  await copyFile(from, to);
  await chmod(to, mode);
}

/** Windows reads command files and text with its own line ends. */
async function copyLauncher(name: string, folder: string, { platform }: Target): Promise<void> {
  const text = await readFile(join(import.meta.dirname, 'service', name), 'utf8');
  const target = join(folder, name);
  await writeFile(target, platform === 'win32' ? text.replaceAll('\n', '\r\n') : text);
  await chmod(target, programs.has(name) ? 0o755 : 0o644);
}
