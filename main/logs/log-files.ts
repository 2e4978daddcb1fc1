import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import type { LogName } from '../../shared/logs.ts';
import { parseLogName, stampOf } from '../journal/log-names.ts';

/** A log file on disk. */
export interface LogFile {
  readonly path: string;
  readonly name: string;
  /** Its place in the order of time; stays the same when the file is set aside and packed. */
  readonly id: string;
  readonly packed: boolean;
  readonly bytes: number;
  readonly writtenAt: Date;
}

/** The files of one log, the newest first. Hosts of both kinds take turns on a data folder, so their files are one log. */
export async function logFiles(folder: string, log: LogName | 'all'): Promise<LogFile[]> {
  const found = await Promise.all((await namesIn(folder)).map((name) => fileOf(folder, name)));
  return found
    .filter((file) => file !== undefined)
    .filter(({ id }) => log === 'all' || id.startsWith('access-') === (log === 'access'))
    .sort((a, b) => stampIn(b.id).localeCompare(stampIn(a.id)));
}

/** The part of an identifier that sorts. */
export function stampIn(id: string): string {
  return id.slice(id.indexOf('-') + 1);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  }
}

/** Undefined for what is no log, and for a file that went away meanwhile. */
async function fileOf(folder: string, name: string): Promise<LogFile | undefined> {
  const parsed = parseLogName(name);
  if (!parsed) return undefined;
  const path = join(folder, name);
  try {
    const { size, mtime } = await stat(path);
    const { family, packed } = parsed;
    const stamp = parsed.stamp ?? (await firstStamp(path)) ?? stampOf(mtime);
    return { path, name, id: `${family}-${stamp}`, packed, bytes: size, writtenAt: mtime };
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
}

/** The instant of a file's first line, under which it will be set aside. */
async function firstStamp(path: string): Promise<string | undefined> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(200), 0, 200, 0);
    const said = /"at":"([^"]{20,30})"/.exec(buffer.toString('utf8', 0, bytesRead))?.[1];
    const at = new Date(said ?? '');
    return Number.isNaN(at.getTime()) ? undefined : stampOf(at);
  } finally {
    await file.close();
  }
}

/** A line of a file and the byte (of its plain content) where it begins. */
export interface RawLine {
  readonly start: number;
  /** The byte after its end. */
  readonly end: number;
  readonly text: string;
}

const chunkBytes = 65_536;
/** A run of bytes without an end of line is cut here: no log of ours has such a line. */
const maxLineBytes = 262_144;

/** The whole lines that begin at or after a byte, in order; chunk by chunk, packed or not. */
export async function* linesFrom(file: LogFile, from: number): AsyncGenerator<RawLine> {
  const handle = await open(file.path);
  const raw = handle.createReadStream({
    start: file.packed ? 0 : from,
    highWaterMark: chunkBytes,
    autoClose: false,
  });
  const content = file.packed ? raw.pipe(createGunzip({ chunkSize: chunkBytes })) : raw;
  if (file.packed) raw.on('error', (cause) => content.destroy(cause));
  let at = file.packed ? 0 : from;
  let rest: Buffer = Buffer.alloc(0);
  try {
    // as: a stream without an encoding gives buffers.
    for await (const chunk of content as AsyncIterable<Buffer>) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let begin = 0;
      for (;;) {
        const found = rest.indexOf(10, begin);
        const end = found < 0 && rest.length - begin > maxLineBytes ? rest.length - 1 : found;
        if (end < 0) break;
        if (at + begin >= from) yield { start: at + begin, end: at + end + 1, text: rest.toString('utf8', begin, end) };
        begin = end + 1;
      }
      at += begin;
      rest = rest.subarray(begin);
    }
  } catch (cause) {
    if (!isNotPacked(cause)) throw cause;
    // The other files, and what was read of this one, are worth no less.
    yield { start: at, end: at + 1, text: 'The rest of this file does not read: it was damaged.' };
  } finally {
    raw.destroy();
    content.destroy();
    await handle.close();
  }
}

/** Content that does not unpack. */
function isNotPacked(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && /^Z_[A-Z]+_ERROR$/.test(String(cause.code));
}

/** The whole lines of a file that is not packed, from its end (or the line that ends at a byte) backwards, chunk by chunk. */
export async function* linesBackwards(file: LogFile, until: number): AsyncGenerator<RawLine> {
  const handle = await open(file.path);
  try {
    const { size } = await handle.stat();
    let at = Math.min(until, size);
    let rest = Buffer.alloc(0);
    /** What follows the last end of line is still being written. */
    let whole = false;
    while (at > 0 || rest.length > 0) {
      const length = Math.min(chunkBytes, at);
      const chunk = Buffer.alloc(length);
      at -= length;
      if (length > 0) await handle.read(chunk, 0, length, at);
      rest = Buffer.concat([chunk, rest]);
      if (!whole) {
        const end = rest.lastIndexOf(10);
        if (end < 0 && at > 0 && rest.length < maxLineBytes) continue;
        rest = rest.subarray(0, end + 1);
        whole = true;
      }
      let end = rest.length;
      while (end > 0) {
        const before = end >= 2 ? rest.lastIndexOf(10, end - 2) : -1;
        if (before < 0 && at > 0 && end < maxLineBytes) break;
        yield { start: at + before + 1, end: at + end, text: rest.toString('utf8', before + 1, end - 1) };
        end = before + 1;
      }
      rest = rest.subarray(0, end);
      if (at === 0) return;
    }
  } finally {
    await handle.close();
  }
}
