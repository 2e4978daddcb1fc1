import {
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { parseLogName, setAsideName } from './log-names.ts';

/** How many bytes a file may have, and how many full ones are kept beside the present one. */
export interface FileLimits {
  readonly maxBytes: number;
  readonly keep: number;
}

/** A file of lines that is set aside when it is full or its day is over. */
export interface RotatingFile {
  /** Writes one or more lines at once, into one file. Never throws: what cannot be written is counted. */
  write(...lines: readonly string[]): void;
  apply(limits: FileLimits): void;
  /** Lines lost since the start, and why the last one was; `fault` is null while writing works. */
  state(): { readonly lost: number; readonly fault: string | null };
  /** Resolves when no file is being packed. */
  settled(): Promise<void>;
  close(): void;
}

/** Milliseconds between two attempts to open a file that could not be written, and between two looks whether it is still there. */
const pauseMs = { retry: 1000, look: 5000 } as const;

/**
 * Appends lines to `<folder>/<family>.log` (0600, the folder 0700). Writing is synchronous: a line is with the operating system
 * before the program goes on, so that the last ones before a crash, which matter most, are there. A line never passes the limit:
 * the file is set aside first, and packed beside the program's work. A full disk or a missing folder only costs lines.
 */
export function createRotatingFile(deps: {
  readonly folder: string;
  readonly family: string;
  readonly limits: FileLimits;
  readonly now: () => Date;
}): RotatingFile {
  const { folder, family, now } = deps;
  const path = join(folder, `${family}.log`);
  let { limits } = deps;
  let open: { readonly fd: number; readonly inode: number; size: number; birth: Date } | undefined;
  let lost = 0;
  let told = 0;
  let fault: string | null = null;
  let tornLine = false;
  let retryAt = 0;
  let lookAt = 0;
  let lastBirth = 0;
  let packing: Promise<void> = Promise.resolve();

  function openFile(): NonNullable<typeof open> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const fd = openSync(path, 'a+', 0o600);
    try {
      const { size, ino, mtime } = fstatSync(fd);
      const head = textAt(fd, 0, Math.min(size, 200));
      const said = /"at":"([^"]{20,30})"/.exec(head)?.[1];
      const birth = said === undefined ? mtime : new Date(said);
      tornLine ||= size > 0 && textAt(fd, size - 1, 1) !== '\n';
      return { fd, inode: ino, size, birth: size === 0 || Number.isNaN(birth.getTime()) ? now() : birth };
    } catch (cause) {
      closeSync(fd);
      throw cause;
    }
  }

  function release(): void {
    if (open) closeSync(open.fd);
    open = undefined;
  }

  /** The file under its lasting name; the oldest ones go. */
  function setAside(birth: Date): void {
    release();
    // Two files may begin within one millisecond, and a clock that was set back would sort the newer one first.
    lastBirth = Math.max(birth.getTime(), lastBirth + 1);
    const name = setAsideName(family, new Date(lastBirth));
    renameSync(path, join(folder, name));
    forgetOldest();
    pack(name);
  }

  /** Files that were set aside, the oldest first. */
  function full(): string[] {
    return readdirSync(folder)
      .filter((name) => {
        const parsed = parseLogName(name);
        return parsed?.family === family && parsed.stamp !== null;
      })
      .sort((a, b) => stampIn(a).localeCompare(stampIn(b)));
  }

  function forgetOldest(): void {
    const present = full();
    for (const name of present.slice(0, Math.max(0, present.length - limits.keep)))
      rmSync(join(folder, name), { force: true });
  }

  function pack(name: string): void {
    packing = packing
      .then(() => packed(join(folder, name)))
      .catch((cause: unknown) => {
        // It stays readable as it is; the next start tries again.
        fault ??= reasonOf(cause);
      });
  }

  function append(text: string, present: NonNullable<typeof open>): void {
    const bytes = Buffer.from(tornLine ? `\n${text}` : text);
    let done = 0;
    try {
      while (done < bytes.length) done += writeSync(present.fd, bytes, done);
      tornLine = false;
    } finally {
      if (done > 0 && done < bytes.length) tornLine = true;
      present.size += done;
    }
  }

  function attempt(text: string): void {
    const at = now();
    if (open && at.getTime() >= lookAt) {
      lookAt = at.getTime() + pauseMs.look;
      // Somebody moved or removed the file: what is written to the old one nobody would find.
      if (statSync(path, { throwIfNoEntry: false })?.ino !== open.inode) release();
    }
    open ??= openFile();
    const bytes = Buffer.byteLength(text) + 1;
    if (open.size > 0 && (open.size + bytes > limits.maxBytes || open.birth.toDateString() !== at.toDateString())) {
      setAside(open.birth);
      open = openFile();
    }
    append(text, open);
  }

  // What an earlier run left unpacked.
  try {
    for (const name of readdirSync(folder)) if (name.endsWith('.gz.part')) rmSync(join(folder, name), { force: true });
    for (const name of full()) {
      lastBirth = Math.max(lastBirth, birthOf(name));
      if (!name.endsWith('.gz')) pack(name);
    }
  } catch {
    // There is no folder yet: the first line makes it, or says why it cannot.
  }

  return {
    write(...lines) {
      const clock = now().getTime();
      if (clock < retryAt && retryAt - clock <= pauseMs.retry) {
        lost += lines.length;
        return;
      }
      try {
        attempt(`${lines.join('\n')}\n`);
        fault = null;
        if (lost > told && open) {
          const missing = lost - told;
          told = lost;
          const message = 'lines are missing here';
          const note = { at: now().toISOString(), level: 'warn', component: 'log', message };
          append(`${JSON.stringify({ ...note, lines: missing })}\n`, open);
        }
      } catch (cause) {
        lost += lines.length;
        fault = reasonOf(cause);
        retryAt = clock + pauseMs.retry;
        try {
          release();
        } catch {
          open = undefined;
        }
      }
    },
    apply(next) {
      limits = next;
      try {
        forgetOldest();
      } catch (cause) {
        fault = reasonOf(cause);
      }
    },
    state: () => ({ lost, fault }),
    settled: () => packing,
    close: release,
  };
}

async function packed(path: string): Promise<void> {
  if (!existsSync(path)) return;
  const part = `${path}.gz.part`;
  try {
    await pipeline(createReadStream(path), createGzip(), createWriteStream(part, { mode: 0o600, flush: true }));
    // It may have been the oldest one meanwhile, and be gone.
    if (existsSync(path)) {
      await rename(part, `${path}.gz`);
      await rm(path, { force: true });
    }
  } finally {
    await rm(part, { force: true });
  }
}

/** Milliseconds of the stamp of a name; 0 where it has none. */
function birthOf(name: string): number {
  const [, day, hour, minute, second, milliseconds] = /^(\d{8})T(\d\d)(\d\d)(\d\d)(\d{3})Z$/.exec(stampIn(name)) ?? [];
  if (!day) return 0;
  const date = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  return new Date(`${date}T${hour}:${minute}:${second}.${milliseconds}Z`).getTime() || 0;
}

function stampIn(name: string): string {
  return parseLogName(name)?.stamp ?? '';
}

function textAt(fd: number, position: number, length: number): string {
  const bytes = Buffer.alloc(length);
  return bytes.toString('utf8', 0, readSync(fd, bytes, 0, length, position));
}

/** The code of a fault of the operating system, or its words. */
function reasonOf(cause: unknown): string {
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return cause instanceof Error ? cause.name : 'unknown';
}
