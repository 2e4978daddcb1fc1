import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import type { ByteSource } from './byte-source.ts';
import { damaged, encrypted, noWorkbook, tooLarge, type WorkbookLimits } from './refusals.ts';

/** The files inside a zip file, by name. */
export interface ZipReader {
  has(name: string): boolean;
  /** The unpacked bytes of a file, piece by piece. @throws AppError INVALID when it is damaged or larger than it says */
  read(name: string): Iterable<Uint8Array>;
}

interface Entry {
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const entryLength = 46;
const localLength = 30;
const stored = 0;
const deflated = 8;
/** Packed bytes that are unpacked at a time: at the worst ratio of deflate this makes 17 MB. */
const pieceSize = 16_384;
/** Below this size the ratio says nothing. */
const smallBytes = 5_000_000;

/**
 * Reads the table of a zip file and holds it against the limits, before anything is unpacked.
 * @throws AppError INVALID when it is damaged, encrypted, or too large
 */
export function openZip(source: ByteSource, limits: WorkbookLimits): ZipReader {
  const { count, offset, size } = findEnd(source);
  if (count > limits.entries || size > limits.entries * 1000) throw tooLarge(limits);
  const entries = readTable(source.read(offset, size), count);
  let total = 0;
  for (const { packed, unpacked } of entries.values()) {
    total += unpacked;
    if (total > limits.unpackedBytes) throw tooLarge(limits);
    if (unpacked > smallBytes && unpacked > packed * limits.ratio) throw tooLarge(limits);
  }

  return {
    has: (name) => entries.has(name.toLowerCase()),
    *read(name) {
      const entry = entries.get(name.toLowerCase());
      if (!entry) throw damaged();
      let crc = 0;
      let size = 0;
      for (const piece of unpack(source, entry)) {
        size += piece.length;
        // The table promised less: what it said must not be how a bomb comes in.
        if (size > entry.unpacked) throw damaged();
        crc = crc32(piece, crc);
        yield piece;
      }
      if (size !== entry.unpacked || crc !== entry.crc) throw damaged();
    },
  };
}

function findEnd(source: ByteSource): { count: number; offset: number; size: number } {
  if (source.size < endLength) throw damaged();
  const tailLength = Math.min(source.size, endLength + 0xffff);
  const tail = viewOf(source.read(source.size - tailLength, tailLength));
  for (let at = tailLength - endLength; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) !== endSignature || at + endLength + tail.getUint16(at + 20, true) !== tailLength)
      continue;
    const count = tail.getUint16(at + 10, true);
    const size = tail.getUint32(at + 12, true);
    const offset = tail.getUint32(at + 16, true);
    // All ones point to a table for files beyond 4 GB, which no workbook of ours needs.
    if (count === 0xffff || size === 0xffffffff || offset === 0xffffffff) throw noWorkbook();
    return { count, offset, size };
  }
  throw damaged();
}

function readTable(bytes: Uint8Array, count: number): Map<string, Entry> {
  const view = viewOf(bytes);
  const names = new TextDecoder();
  const entries = new Map<string, Entry>();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + entryLength > bytes.length || view.getUint32(at, true) !== entrySignature) throw damaged();
    if ((view.getUint16(at + 8, true) & 1) === 1) throw encrypted();
    const nameLength = view.getUint16(at + 28, true);
    const end = at + entryLength + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (end > bytes.length) throw damaged();
    const name = names.decode(bytes.subarray(at + entryLength, at + entryLength + nameLength));
    const key = name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
    // The same name twice is a trick: what one program checks is not what the other one reads.
    if (entries.has(key)) throw damaged();
    entries.set(key, {
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at = end;
  }
  return entries;
}

function* unpack(source: ByteSource, { method, packed, offset }: Entry): Iterable<Uint8Array> {
  const local = viewOf(source.read(offset, localLength));
  if (local.getUint32(0, true) !== localSignature) throw damaged();
  const start = offset + localLength + local.getUint16(26, true) + local.getUint16(28, true);
  if (method !== stored && method !== deflated) throw damaged();
  let pieces: Uint8Array[] = [];
  const inflate = new Inflate((piece) => {
    if (piece.length > 0) pieces.push(piece);
  });
  for (let done = 0; done < packed; done += pieceSize) {
    const length = Math.min(pieceSize, packed - done);
    const bytes = source.read(start + done, length);
    if (method === stored) {
      yield bytes;
      continue;
    }
    try {
      inflate.push(bytes, done + length >= packed);
    } catch (cause) {
      throw damaged(cause);
    }
    yield* pieces;
    pieces = [];
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
