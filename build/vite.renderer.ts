import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { webApp } from './bundle/web-app.ts';
import { root } from './root.ts';

/** The page: hashed assets, and no inline script or style, so that the content security policy can stay strict. */
export default defineConfig({
  root: join(root, 'renderer'),
  base: '/',
  envDir: false,
  publicDir: false,
  logLevel: 'warn',
  cacheDir: join(root, '.cache', 'vite'),
  plugins: [react(), webApp()],
  build: {
    outDir: join(root, 'out', 'renderer'),
    emptyOutDir: true,
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    sourcemap: false,
  },
});
