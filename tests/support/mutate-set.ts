import {
  appendFileSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Numbers from a seed, so that a failure can be repeated. */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A copy of a set under its own name, to be spoiled. */
export function copyOfSet(set: string, into: string): string {
  const folder = join(into, set.split(/[\\/]/).at(-1) ?? '');
  rmSync(folder, { recursive: true, force: true });
  cpSync(set, folder, { recursive: true });
  return folder;
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'proof.json')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

type Mutation = (folder: string, pick: (below: number) => number, other: string) => void;

const anyFile = (folder: string, pick: (below: number) => number): string => {
  const files = filesOf(folder);
  return files[pick(files.length)] ?? '';
};

/** Everything that may befall a set, by name; `other` is a proven set of the same installation from another time. */
export const mutations: Readonly<Record<string, Mutation>> = {
  'one bit flipped'(folder, pick) {
    const file = anyFile(folder, pick);
    const bytes = readFileSync(file);
    const at = pick(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8));
    writeFileSync(file, bytes);
  },
  'a file cut'(folder, pick) {
    const file = anyFile(folder, pick);
    truncateSync(file, pick(statSync(file).size));
  },
  'bytes added'(folder, pick) {
    appendFileSync(anyFile(folder, pick), Buffer.alloc(1 + pick(5000), pick(256)));
  },
  'a file gone': (folder, pick) => rmSync(anyFile(folder, pick)),
  'a file empty': (folder, pick) => writeFileSync(anyFile(folder, pick), ''),
  'two pages exchanged'(folder, pick) {
    const file = join(folder, 'rems.db');
    const bytes = readFileSync(file);
    const pages = bytes.length / 4096;
    const one = pick(pages);
    const two = (one + 1 + pick(pages - 1)) % pages;
    const first = Buffer.from(bytes.subarray(one * 4096, one * 4096 + 4096));
    bytes.copy(bytes, one * 4096, two * 4096, two * 4096 + 4096);
    first.copy(bytes, two * 4096);
    writeFileSync(file, bytes);
  },
  'a file of another set'(folder, pick, other) {
    const names = ['rems.db', 'manifest.json', 'documents.json', 'anchor.json'];
    const name = names[pick(names.length)] ?? '';
    const before = readFileSync(join(folder, name));
    const after = readFileSync(join(other, name));
    if (before.equals(after)) writeFileSync(join(folder, name), '');
    else copyFileSync(join(other, name), join(folder, name));
  },
  'the manifest edited'(folder, pick) {
    const file = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    const edits: (() => void)[] = [
      () => (manifest.rows.audit += 1),
      () => (manifest.kind = manifest.kind === 'auto' ? 'manual' : 'auto'),
      () => (manifest.appVersion += '1'),
      () => (manifest.startedAt = '2020-01-01T00:00:00.000Z'),
      () => (manifest.parts[0].sha256 = '0'.repeat(64)),
      () => (manifest.parts[0].path = '../../rems.db'),
      () => (manifest.auditHead.seq -= 1),
      () => (manifest.parts = []),
      () => (manifest.more = true),
      () => (manifest.installId = 'another'),
    ];
    edits[pick(edits.length)]?.();
    writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
  },
  'the manifest written otherwise'(folder) {
    const file = join(folder, 'manifest.json');
    writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))));
  },
  'a journal beside the database'(folder, pick) {
    writeFileSync(join(folder, `rems.db-${['wal', 'journal', 'shm'][pick(3)]}`), Buffer.alloc(pick(4096), 1));
  },
  'a stranger among the files': (folder, pick) => writeFileSync(join(folder, `file-${pick(1000)}`), 'x'),
  'a link instead of a file'(folder, pick) {
    const file = anyFile(folder, pick);
    renameSync(file, `${folder}-away`);
    symlinkSync(`${folder}-away`, file);
  },
  'a folder instead of a file'(folder, pick) {
    const file = anyFile(folder, pick);
    rmSync(file);
    mkdirSync(file);
  },
  'another name': (folder) => {
    const renamed = folder.replace(/\d{8}_\d{6}/, '20991231_235959');
    rmSync(renamed, { recursive: true, force: true });
    renameSync(folder, renamed);
  },
};

/** Spoils a copy of a set in one way; answers what was done and where the copy lies now. */
export function mutateSet(
  set: string,
  into: string,
  other: string,
  pick: (below: number) => number,
): { readonly what: string; readonly folder: string } {
  const names = Object.keys(mutations);
  const what = names[pick(names.length)] ?? '';
  const folder = copyOfSet(set, into);
  mutations[what]?.(folder, pick, other);
  return { what, folder: what === 'another name' ? folder.replace(/\d{8}_\d{6}/, '20991231_235959') : folder };
}
