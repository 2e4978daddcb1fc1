import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { root } from '../../build/root.ts';

/** Files to plant: text by path from the root of the tree. */
export type PlantedFiles = Readonly<Record<string, string>>;

const copied = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'biome.json',
  'knip.json',
  '.dependency-cruiser.cjs',
  '.gitignore',
  'shared/tsconfig.json',
  'main/tsconfig.json',
  'renderer/tsconfig.json',
  'tests/tsconfig.json',
  'tests/e2e/tsconfig.json',
];

/** A small repository with this one's settings and packages and the given files; removed when the test ends. */
export function plantTree(files: PlantedFiles): string {
  const folder = mkdtempSync(join(tmpdir(), 'rems-planted-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const path of copied) cpSync(join(root, path), join(folder, path));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A folder with nothing in it; removed when the test ends. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rems-empty-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
