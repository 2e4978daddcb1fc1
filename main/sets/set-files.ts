import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';

const chunk = 1024 * 1024;

/** Size and SHA-256 (hex) of a file. */
export interface FileFacts {
  readonly bytes: number;
  readonly sha256: string;
}

/** Called with the bytes that were just read; throws to stop. */
export type OnBytes = (bytes: number) => void;

/** Opens a plain file for reading without following a link or waiting for a pipe; undefined when there is none. */
export function openPlainFile(path: string): number | undefined {
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  // Where the flags do not exist (Windows) there are no pipes in folders, and links were refused above.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  return openSync(path, flags);
}

/** The text of a small plain file; undefined when there is none, it is larger than `most` bytes, or no plain file. */
export function readSmallFile(path: string, most: number): string | undefined {
  const handle = openPlainFile(path);
  if (handle === undefined) return undefined;
  try {
    const { size } = fstatSync(handle);
    if (size > most) return undefined;
    const bytes = Buffer.alloc(size);
    let done = 0;
    while (done < size) {
      const read = readSync(handle, bytes, done, size - done, done);
      if (read === 0) break;
      done += read;
    }
    return bytes.subarray(0, done).toString('utf8');
  } finally {
    closeSync(handle);
  }
}

/** Size and hash of a plain file; undefined when there is none. Never reads more than `most` bytes. */
export function hashFile(path: string, onBytes?: OnBytes, most = Number.POSITIVE_INFINITY): FileFacts | undefined {
  const handle = openPlainFile(path);
  if (handle === undefined) return undefined;
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for (const piece of piecesOf(handle)) {
      hash.update(piece);
      bytes += piece.length;
      onBytes?.(piece.length);
      if (bytes > most) break;
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    closeSync(handle);
  }
}

/** Copies a plain file to a new one (0600), flushed; answers what was written. @throws when the source is no plain file or the target exists */
export function copyDurably(from: string, to: string, onBytes?: OnBytes): FileFacts {
  const source = openPlainFile(from);
  if (source === undefined) throw new Error(`${from} is no plain file.`);
  try {
    const target = openSync(to, 'wx', 0o600);
    try {
      const hash = createHash('sha256');
      let bytes = 0;
      for (const piece of piecesOf(source)) {
        for (let done = 0; done < piece.length; ) done += writeSync(target, piece, done);
        hash.update(piece);
        bytes += piece.length;
        onBytes?.(piece.length);
      }
      fsyncSync(target);
      return { bytes, sha256: hash.digest('hex') };
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
}

/** Gives a file a second name; false where the file system knows no such thing, or across two of them. */
export function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (noLinks.includes(String(code))) return false;
    throw cause;
  }
}

/** What file systems without hard links answer (FAT, some shares), and what one answers whose file has too many names. */
const noLinks = ['EPERM', 'EXDEV', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EACCES', 'EINVAL', 'EISDIR'];

/** Flushes a file that something else wrote. */
export function flushFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function* piecesOf(handle: number): Generator<Buffer> {
  const buffer = Buffer.allocUnsafe(chunk);
  for (;;) {
    const read = readSync(handle, buffer, 0, chunk, null);
    if (read === 0) return;
    yield buffer.subarray(0, read);
  }
}
