import { join } from 'node:path';
import { build } from 'vite';

/** Bundles the page into `outDir`/renderer, for production whoever asks: a test run that builds must not leave React's development code. */
export async function buildRenderer(root: string, outDir: string): Promise<void> {
  const environment = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await build({
      configFile: join(root, 'build', 'vite.renderer.ts'),
      build: { outDir: join(outDir, 'renderer') },
    });
  } finally {
    if (environment === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = environment;
  }
}
