import { createHash } from 'node:crypto';
import type { ManifestFile } from '../bundle/renderer-manifest.ts';
import { machineOf, nativeAddons } from './native-addons.ts';
import { isShipped, packageOf, requiredFiles, type Shipment } from './shipped-files.ts';
import { type Target, targetName } from './target.ts';

/** The files of a package, by path with forward slashes; a value reads one. */
export type PackedFiles = ReadonlyMap<string, () => Buffer>;

/** What a package is checked against. */
export interface Expected extends Shipment {
  /** Phrases that the bundle of the core holds when every migration is in it. */
  readonly migrationPhrases: readonly string[];
}

/** Everything that is wrong with what went into a package: something missing, something foreign, something changed. */
export function contentProblems(files: PackedFiles, expected: Expected): readonly string[] {
  const { kind, target, packages } = expected;
  const required = [...requiredFiles[kind], ...nativeAddons(target)];
  const present = new Set([...files.keys()].filter((path) => path.startsWith('node_modules/')).map(packageOf));
  return [
    ...required.filter((path) => !files.has(path)).map((path) => `${path} is missing`),
    ...[...packages].filter((name) => !present.has(name)).map((name) => `the package ${name} is missing`),
    ...[...files.keys()].filter((path) => !isShipped(path, expected)).map((path) => `${path} does not belong in`),
    ...pageProblems(files),
    ...migrationProblems(files, expected.migrationPhrases),
    ...machineProblems(files, target),
  ];
}

/** The page is exactly what its own list says. */
function pageProblems(files: PackedFiles): string[] {
  const manifest = files.get('out/renderer-manifest.json');
  if (manifest === undefined) return [];
  // Written by our own build; each entry is held against its file.
  const listed = JSON.parse(manifest().toString('utf8')) as readonly ManifestFile[];
  const paths = new Set(listed.map(({ path }) => `out/renderer/${path}`));
  const extra = [...files.keys()].filter((path) => path.startsWith('out/renderer/') && !paths.has(path));
  const changed = listed.filter(({ path, sha256 }) => {
    const content = files.get(`out/renderer/${path}`)?.();
    return content === undefined || createHash('sha256').update(content).digest('hex') !== sha256;
  });
  return [
    ...extra.map((path) => `${path} is not in the list of the page's files`),
    ...changed.map(({ path }) => `out/renderer/${path} is not the file that was built`),
  ];
}

/** Migrations are code: they travel inside the bundle of the core. */
function migrationProblems(files: PackedFiles, phrases: readonly string[]): string[] {
  if (phrases.length === 0) return ['no migration is known to look for'];
  const core = [...files]
    .filter(([path]) => /^out\/main\/.+\.js$/.test(path))
    .map(([, read]) => read().toString('utf8'));
  return phrases
    .filter((phrase) => !core.some((text) => text.includes(phrase)))
    .map((phrase) => `no bundle of the core has the migration with “${phrase}”`);
}

/** A native add-on under the right name can still be another machine's. */
function machineProblems(files: PackedFiles, target: Target): string[] {
  return nativeAddons(target).flatMap((path) => {
    const content = files.get(path)?.();
    const machine = content && machineOf(content);
    return content === undefined || machine === targetName(target)
      ? []
      : [`${path} is a binary for ${machine ?? 'no known machine'}, not for ${targetName(target)}`];
  });
}
