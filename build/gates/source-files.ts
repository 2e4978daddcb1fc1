import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of the repository: its path from the root with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const generated = new Set(['node_modules', '.git', 'out', 'dist', '.cache', 'test-results']);

/** All files under `root` whose path passes `wanted`, sorted; what is generated or installed is left out. */
export async function sourceFiles(root: string, wanted: (path: string) => boolean): Promise<SourceFile[]> {
  const paths = (await pathsBelow(root, '')).filter(wanted).sort();
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') })));
}

async function pathsBelow(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const found = await Promise.all(
    entries.map((entry): string[] | Promise<string[]> => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return generated.has(entry.name) ? [] : pathsBelow(root, path);
      return entry.isFile() ? [path] : [];
    }),
  );
  return found.flat();
}

/** Whether a path is code that someone wrote here. */
export function isCode(path: string): boolean {
  return /\.(ts|tsx|mts|mjs|cjs|js)$/.test(path) && !path.endsWith('.d.ts');
}

/** Whether a path belongs to the product itself rather than to its build or its tests. */
export function isProduct(path: string): boolean {
  return isCode(path) && /^(shared|main|preload|renderer)\//.test(path);
}
