import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';

// node --import tests/support/electron-double/register.ts out/main/electron.js --data DIR
// runs the built desktop host with the double in place of the module `electron`.

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context);
    return { url: new URL('./electron-module.ts', import.meta.url).href, shortCircuit: true };
  },
});

// What Electron's runtime says of itself; the version is that of the installed package.
const manifest = createRequire(import.meta.url).resolve('electron/package.json');
// as: a package's own manifest has a version.
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
Object.defineProperty(process.versions, 'electron', { value: process.env.ELECTRON_DOUBLE_VERSION ?? version });
Object.defineProperty(process, 'defaultApp', { value: true });
