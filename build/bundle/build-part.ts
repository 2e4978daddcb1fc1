import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildCore, buildPreload } from './core.ts';
import { type BundleEntry, coreEntries, preloadEntry, rendererEntry } from './entries.ts';
import { outputsOf, type Part } from './part.ts';
import { publish } from './publish.ts';
import { buildRenderer } from './renderer.ts';
import { writeRendererManifest } from './renderer-manifest.ts';
import { sourceHash, writeStamp } from './stamp.ts';

/** Builds one part into out/. Throws when the bundler fails or nothing is there to build; out/ then stays as it was. */
export async function buildPart(root: string, part: Part): Promise<void> {
  const hash = sourceHash(root, part);
  const out = join(root, 'out');
  const staged = join(out, `.staged-${part}-${process.pid}`);
  if (part === 'core') {
    const [preload] = present(root, [preloadEntry]);
    await buildCore(root, staged, present(root, coreEntries));
    if (preload !== undefined) await buildPreload(root, staged, preload);
  } else {
    present(root, [rendererEntry]);
    await buildRenderer(root, staged);
    await writeRendererManifest(join(staged, 'renderer'), join(staged, 'renderer-manifest.json'));
  }
  await publish(staged, out, outputsOf[part]);
  await writeStamp(root, part, hash);
}

/** The entries that exist; a missing one is named. */
function present(root: string, entries: readonly BundleEntry[]): readonly BundleEntry[] {
  const missing = entries.filter(({ source }) => !existsSync(join(root, source)));
  for (const { source } of missing) process.stderr.write(`${source} is missing, left out … `);
  return entries.filter((entry) => !missing.includes(entry));
}
