import type { LockedPackages } from './lockfile.ts';
import { readManifest } from './manifest.ts';
import { sourceFiles } from './source-files.ts';

/** The places in the lockfile of everything that reaches a clinic: production dependencies, and what the renderer imports. */
export async function shippedPackages(root: string, locked: LockedPackages): Promise<ReadonlySet<string>> {
  const production = Object.keys(readManifest(root).dependencies ?? {});
  const renderer = await sourceFiles(root, (path) => /^renderer\/.+\.(tsx?|css)$/.test(path));
  const shipped = new Set<string>();
  const pending = [...production, ...renderer.flatMap(({ text }) => importedPackages(text))].map((name) => ({
    name,
    from: '',
  }));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const place = resolvePlace(locked, next.name, next.from);
    if (place === undefined || shipped.has(place)) continue;
    shipped.add(place);
    const { dependencies, optionalDependencies, peerDependencies } = locked.get(place) ?? {};
    const needed = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
    pending.push(...needed.map((name) => ({ name, from: place })));
  }
  return shipped;
}

/** Names of the packages that a source text imports at run time. */
function importedPackages(text: string): string[] {
  const specifiers = [...text.matchAll(/^\s*(?:import|export|@import)\s+(?!type\b)[^;]*?['"]([^'"./][^'"]*)['"]/gm)];
  return specifiers.map(([, specifier = '']) =>
    specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/'),
  );
}

/** Node's resolution over the lockfile: the nearest node_modules that has the package. */
function resolvePlace(locked: LockedPackages, name: string, from: string): string | undefined {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    const place = base === '' ? `node_modules/${name}` : `${base}/node_modules/${name}`;
    if (locked.has(place)) return place;
    if (base === '') return undefined;
    if (!base.includes('/node_modules/')) base = '';
  }
}
