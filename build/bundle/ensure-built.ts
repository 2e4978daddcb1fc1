import { type Part, parts } from './part.ts';
import { isFresh } from './stamp.ts';

/** Builds the parts whose sources have changed since the last build; says on stderr what it builds. */
export async function ensureBuilt(root: string, wanted: readonly Part[] = parts): Promise<void> {
  for (const part of wanted) {
    if (isFresh(root, part)) continue;
    const started = performance.now();
    // Loaded only when needed: the bundler alone takes longer to load than a fresh build takes to check.
    const { buildPart } = await import('./build-part.ts');
    process.stderr.write(`build: ${part} … `);
    await buildPart(root, part);
    process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  }
}
