import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type AsarArchive, readAsar } from './asar-archive.ts';
import { contentProblems, type Expected } from './check-content.ts';
import { nativeAddons } from './native-addons.ts';

/** Everything that is wrong with the archive, and with what lies beside it, in the `resources` folder of a desktop package. */
export function desktopProblems(resources: string, expected: Expected): readonly string[] {
  const archive = readAsar(join(resources, 'app.asar'));
  const unpackedFolder = join(resources, 'app.asar.unpacked');
  const unpacked = filesBelow(unpackedFolder);
  const inside = [...archive.files].filter(([, file]) => !file.unpacked);
  const files = new Map(inside.map(([path, file]) => [path, file.read] as const));
  for (const path of unpacked) files.set(path, () => readFileSync(join(unpackedFolder, path)));
  return [
    ...(existsSync(join(resources, 'app')) ? ['resources/app would be loaded beside the archive'] : []),
    ...contentProblems(files, expected),
    ...placeProblems(archive, unpacked, nativeAddons(expected.target)),
    ...integrityProblems(archive, files),
  ];
}

/** Native add-ons, and nothing else, lie beside the archive: the operating system loads them, Electron does not check them. */
function placeProblems(archive: AsarArchive, unpacked: readonly string[], addons: readonly string[]): string[] {
  const lost = [...archive.files].filter(([path, file]) => file.unpacked && !unpacked.includes(path));
  return [
    ...addons.filter((path) => !unpacked.includes(path)).map((path) => `${path} is not unpacked`),
    ...unpacked.filter((path) => !addons.includes(path)).map((path) => `${path} is unpacked`),
    ...unpacked
      .filter((path) => !archive.files.get(path)?.unpacked)
      .map((path) => `${path} is not in the archive's list`),
    ...lost.map(([path]) => `${path} is listed as unpacked and is not there`),
  ];
}

function integrityProblems(archive: AsarArchive, files: ReadonlyMap<string, () => Buffer>): string[] {
  return [...archive.files].flatMap(([path, { sha256 }]) => {
    const content = files.get(path)?.();
    if (content === undefined) return [];
    return createHash('sha256').update(content).digest('hex') === sha256
      ? []
      : [`${path} has no valid hash in the archive`];
  });
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
