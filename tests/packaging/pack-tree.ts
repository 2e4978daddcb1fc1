import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ensureBuilt } from '../../build/bundle/ensure-built.ts';
import { productionPlaces } from '../../build/packaging/shipped-files.ts';
import { root } from '../../build/root.ts';

const copied = [
  'package.json',
  'package-lock.json',
  'electron-builder.yml',
  'build',
  'main/database/migrations',
  'out',
];

/** Beside the production packages: what they need for compiling, and where the packer finds Electron's version. */
const installed = ['node_modules/node-addon-api', 'node_modules/electron/package.json'];

/** A checkout as far as packaging looks at it, with the built program; a test may plant into it. */
export interface PackTree {
  readonly root: string;
  remove(): void;
}

/** Copies what packaging needs, so that a build in the checkout meanwhile does not pull files away. */
export async function createPackTree(): Promise<PackTree> {
  await ensureBuilt(root);
  const folder = mkdtempSync(join(tmpdir(), 'rems-pack-'));
  for (const path of [...copied, ...installed, ...productionPlaces(root)]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  return { root: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
