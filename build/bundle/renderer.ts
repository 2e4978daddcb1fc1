import { join } from 'node:path';
import { build } from 'vite';

/** Bundles the page into `outDir`/renderer. */
export async function buildRenderer(root: string, outDir: string): Promise<void> {
  await build({
    configFile: join(root, 'build', 'vite.renderer.ts'),
    build: { outDir: join(outDir, 'renderer') },
  });
}
