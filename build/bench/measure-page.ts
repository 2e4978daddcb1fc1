import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Kilobytes of the built page and of everything that it names, compressed with gzip: what a browser fetches before it can show anything. */
export function initialPageSize(root: string): number {
  const folder = join(root, 'out', 'renderer');
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
  if (named.length === 0) throw new Error('the built page names no files');
  const files = named.map((path) => readFileSync(join(folder, path)));
  const bytes = [Buffer.from(page), ...files].reduce((sum, file) => sum + gzipSync(file).length, 0);
  return bytes / 1000;
}
