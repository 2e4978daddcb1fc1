import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { manifestPath, webAppManifest } from '../../renderer/i18n/web-app.ts';
import { webIcons } from '../icons/sizes.ts';
import { root } from '../root.ts';

/** Puts what makes the page installable beside it, under names that stay: the manifests and their pictures. */
export function webApp(): Plugin {
  return {
    name: 'web-app',
    apply: 'build',
    async generateBundle() {
      for (const language of ['en', 'fr'] as const) {
        const source = `${JSON.stringify(webAppManifest(language), null, 2)}\n`;
        this.emitFile({ type: 'asset', fileName: manifestPath(language).slice(1), source });
      }
      for (const { name } of webIcons) {
        const source = await readFile(join(root, 'build', 'icons', 'web', `${name}.png`));
        this.emitFile({ type: 'asset', fileName: `${name}.png`, source });
      }
    },
    // Not in index.html itself, where the bundler would give the files names that change with their content.
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'manifest', href: manifestPath('en') }, injectTo: 'head' },
      { tag: 'link', attrs: { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' }, injectTo: 'head' },
    ],
  };
}
