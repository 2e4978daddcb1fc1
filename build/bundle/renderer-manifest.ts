import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** One built file of the page; the hosts serve exactly the listed paths. */
export interface ManifestFile {
  /** From out/renderer, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Lists every file below `folder`, sorted by path, and writes the list to `target`. */
export async function writeRendererManifest(folder: string, target: string): Promise<readonly ManifestFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(names.sort().map((file) => describeFile(folder, file)));
  await writeFile(target, `${JSON.stringify(files, null, 2)}\n`);
  return files;
}

async function describeFile(folder: string, file: string): Promise<ManifestFile> {
  const content = await readFile(file);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { path: relative(folder, file).split(sep).join('/'), bytes: content.length, sha256 };
}
