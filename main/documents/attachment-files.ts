import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import { syncFolder } from '../database/durable-file.ts';
import type { Random } from '../ports.ts';
import { type SealedName, seal, unseal } from './sealed-file.ts';

/** A file that is being stored carries this ending. */
const unfinished = '.part';

/** What was written. */
export interface Written {
  /** Bytes of content. */
  readonly size: number;
  /** Of the content, hex. */
  readonly sha256: string;
}

/** A file that lies in the folder. */
export interface Found {
  readonly uuid: string;
  readonly finished: boolean;
  /** When it was last written, milliseconds of the epoch. */
  readonly writtenMs: number;
  remove(): Promise<void>;
}

/** The folder of encrypted files. Names are random; nothing that somebody typed is ever part of a path. */
export interface AttachmentFiles {
  /** Writes content under a temporary name; `look` sees every piece of it as it passes. @throws AppError UNAVAILABLE when the disk is full */
  write(
    name: SealedName,
    key: Buffer,
    content: AsyncIterable<Uint8Array>,
    look: (bytes: Uint8Array) => void,
  ): Promise<Written>;
  /** Gives a written file its final name. */
  publish(uuid: string): Promise<void>;
  /** Removes a file, finished or not. */
  remove(uuid: string): Promise<void>;
  exists(uuid: string): Promise<boolean>;
  /** The content of a file, decrypted as it is read. */
  read(name: SealedName, key: Buffer, state?: 'finished' | 'unfinished'): AsyncGenerator<Uint8Array>;
  /** Everything in the folder that is a file of ours. */
  all(): Promise<Found[]>;
}

/** The files in `folder`, which is made when it is not there. */
export function createAttachmentFiles(deps: { readonly folder: string; readonly random: Random }): AttachmentFiles {
  const { folder, random } = deps;
  const finalPath = (uuid: string) => join(folder, uuid);
  const partPath = (uuid: string) => join(folder, `${uuid}${unfinished}`);

  return {
    async write(name, key, content, look) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const handle = await open(partPath(name.uuid), 'wx', 0o600);
      try {
        const hash = createHash('sha256');
        let size = 0;
        const watched = observed(content, (bytes) => {
          hash.update(bytes);
          size += bytes.byteLength;
          look(bytes);
        });
        for await (const chunk of seal(watched, key, name, random.bytes(16))) await writeAll(handle, chunk);
        await handle.sync();
        return { size, sha256: hash.digest('hex') };
      } catch (cause) {
        throw diskFault(cause);
      } finally {
        await handle.close();
      }
    },

    async publish(uuid) {
      await rename(partPath(uuid), finalPath(uuid));
      syncFolder(folder);
    },

    async remove(uuid) {
      await rm(partPath(uuid), { force: true });
      await rm(finalPath(uuid), { force: true });
    },

    async exists(uuid) {
      const facts = await stat(finalPath(uuid)).catch(absent);
      return facts?.isFile() === true;
    },

    read: (name, key, state = 'finished') =>
      unseal(bytesOf(state === 'finished' ? finalPath(name.uuid) : partPath(name.uuid)), key, name),

    async all() {
      const names = (await readdir(folder).catch(absent)) ?? [];
      const found = await Promise.all(
        names.map(async (file) => {
          const finished = !file.endsWith(unfinished);
          const uuid = finished ? file : file.slice(0, -unfinished.length);
          if (!uuidShape.test(uuid)) return [];
          const facts = await stat(join(folder, file)).catch(absent);
          if (!facts?.isFile()) return [];
          return [{ uuid, finished, writtenMs: facts.mtimeMs, remove: () => rm(join(folder, file), { force: true }) }];
        }),
      );
      return found.flat();
    },
  };
}

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(65_536), 0, 65_536, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

async function* observed(content: AsyncIterable<Uint8Array>, look: (bytes: Uint8Array) => void) {
  for await (const bytes of content) {
    look(bytes);
    yield bytes;
  }
}

async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length; ) done += (await handle.write(bytes, done)).bytesWritten;
}

/** Nothing lies there: an answer, not a failure. */
function absent(cause: unknown): undefined {
  if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
  throw cause;
}

function diskFault(cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return cause;
  return new AppError('UNAVAILABLE', 'The disk of the data folder is full. Free some space and send the file again.', {
    cause,
  });
}
