import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Chance } from './random.ts';

/** Ways to spoil a file, by name. `swap` exchanges two pages. */
export const spoilings = ['flip', 'byte', 'truncate', 'zero', 'swap', 'garbage', 'append', 'empty', 'delete'] as const;
export type Spoiling = (typeof spoilings)[number];

const page = 4096;

/** Spoils a file and says where. Answers undefined when that leaves it as it was. */
export function spoil(path: string, how: Spoiling, chance: Chance): string | undefined {
  const before = readFileSync(path);
  if (how === 'delete') {
    rmSync(path);
    return 'deleted';
  }
  const after = spoiled(before, how, chance);
  if (after.bytes.equals(before)) return undefined;
  writeFileSync(path, after.bytes);
  return after.where;
}

function spoiled(before: Buffer, how: Exclude<Spoiling, 'delete'>, chance: Chance): { bytes: Buffer; where: string } {
  const bytes = Buffer.from(before);
  const at = chance.below(Math.max(1, bytes.length));
  const length = Math.min(bytes.length - at, 1 + chance.below(page));
  switch (how) {
    case 'flip':
      bytes.writeUInt8((bytes[at] ?? 0) ^ (1 << chance.below(8)), at);
      return { bytes, where: `bit at ${at} of ${bytes.length}` };
    case 'byte':
      bytes.writeUInt8(chance.below(256), at);
      return { bytes, where: `byte at ${at} of ${bytes.length}` };
    case 'truncate':
      return { bytes: bytes.subarray(0, at), where: `cut at ${at} of ${bytes.length}` };
    case 'zero':
      return { bytes: bytes.fill(0, at, at + length), where: `${length} zeros at ${at} of ${bytes.length}` };
    case 'garbage':
      chance.bytes(length).copy(bytes, at);
      return { bytes, where: `${length} random bytes at ${at} of ${bytes.length}` };
    case 'append':
      return {
        bytes: Buffer.concat([bytes, chance.bytes(1 + chance.below(page))]),
        where: `appended to ${bytes.length}`,
      };
    case 'empty':
      return { bytes: Buffer.alloc(0), where: `emptied, ${bytes.length} before` };
    case 'swap': {
      const pages = Math.floor(bytes.length / page);
      if (pages < 2) return { bytes: bytes.reverse(), where: 'reversed' };
      const one = chance.below(pages) * page;
      const other = chance.below(pages) * page;
      const held = Buffer.from(bytes.subarray(one, one + page));
      bytes.copy(bytes, one, other, other + page);
      held.copy(bytes, other);
      return { bytes, where: `pages at ${one} and ${other}` };
    }
  }
}
