import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import type { BundleEntry } from './entries.ts';

/**
 * Packages that consist of hundreds of small modules, of which a part is used: finding and linking each of them was a third of the start.
 * They are plain modules without files or binaries of their own.
 */
const takenIn = ['kysely', 'zod', 'hono'] as const;

/** Bundles the core for Node into `outDir`/main: our own code and {@link takenIn}, other npm packages stay imports. */
export async function buildCore(root: string, outDir: string, entries: readonly BundleEntry[]): Promise<void> {
  await build({
    ...shared(root, join(outDir, 'main')),
    ssr: { target: 'node', external: true, noExternal: [...takenIn] },
    build: {
      ...nodeBuild(join(outDir, 'main')),
      rolldownOptions: {
        input: inputs(root, entries),
        external: ['electron', /^electron\//],
        // Chunks lie beside the entries, so that `new URL('./x.js', import.meta.url)` means the same in each of them.
        output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}

/** Bundles the preload script into `outDir`/preload/index.cjs with everything but electron inside. */
export async function buildPreload(root: string, outDir: string, entry: BundleEntry): Promise<void> {
  await build({
    ...shared(root, join(outDir, 'preload')),
    ssr: { target: 'node', noExternal: true },
    build: {
      ...nodeBuild(join(outDir, 'preload')),
      rolldownOptions: {
        input: inputs(root, [entry]),
        external: ['electron', /^electron\//],
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  });
}

function inputs(root: string, entries: readonly BundleEntry[]): Record<string, string> {
  return Object.fromEntries(entries.map(({ name, source }) => [name, join(root, source)]));
}

function shared(root: string, cacheFor: string): InlineConfig {
  return { root, configFile: false, envDir: false, publicDir: false, logLevel: 'warn', cacheDir: `${cacheFor}.cache` };
}

function nodeBuild(outDir: string): NonNullable<InlineConfig['build']> {
  return { outDir, emptyOutDir: true, ssr: true, target: 'node24', minify: false, sourcemap: true };
}
