import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { damaged } from './refusals.ts';

/** Bytes that can be read anywhere, so that a workbook need not lie in memory as a whole. */
export interface ByteSource {
  readonly size: number;
  /** Exactly these bytes. @throws AppError INVALID when the source ends before */
  read(from: number, length: number): Uint8Array;
}

/** Bytes in memory. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read(from, length) {
      if (from < 0 || length < 0 || from + length > bytes.length) throw damaged();
      return bytes.subarray(from, from + length);
    },
  };
}

/** A file on disk, open until `close`. */
export function fileSource(path: string): ByteSource & { close(): void } {
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  return {
    size,
    read(from, length) {
      if (from < 0 || length < 0 || from + length > size) throw damaged();
      const bytes = new Uint8Array(length);
      let filled = 0;
      while (filled < length) {
        const count = readSync(file, bytes, filled, length - filled, from + filled);
        if (count === 0) throw damaged();
        filled += count;
      }
      return bytes;
    },
    close: () => closeSync(file),
  };
}
