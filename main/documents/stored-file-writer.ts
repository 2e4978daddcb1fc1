import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, open, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../database/durable-file.ts';
import type { Random } from '../ports.ts';
import { createAttachmentFiles } from './attachment-files.ts';
import { SealBrokenError, type SealedName } from './sealed-file.ts';

/** A stored file as its row describes it. */
export interface StoredFile extends SealedName {
  /** Of the content, hex. */
  readonly sha256: string;
}

/** What reading a stored file from beginning to end showed. */
export type StoredFileState = 'intact' | 'missing' | 'altered';

/** Encrypted files of documents for whoever checks, mends or re-encrypts them; rows are the caller's. */
export interface StoredFileWriter {
  /** Reads a file whole under a key and compares the content with its row. */
  examine(file: StoredFile, key: Buffer): Promise<StoredFileState>;
  /** The same for a copy that lies elsewhere, in a folder of sealed files. */
  examineCopy(folder: string, file: StoredFile, key: Buffer): Promise<StoredFileState>;
  /**
   * Writes the content again under another name and key, flushed and under its final name. The old file stays; the sweep of documents
   * takes it thirty days after this.
   * @throws Error when the content is not the one of the row
   */
  reseal(file: StoredFile, key: Buffer, to: SealedName, newKey: Buffer): Promise<void>;
  /** Puts a copy of a file from another folder in its place, durably; what lay there is overwritten. */
  putBack(folder: string, uuid: string): Promise<void>;
  /** Moves a file out of the folder of documents; false when there is none. */
  setAside(uuid: string): Promise<boolean>;
  /** Moves it back; false when there is none. */
  takeBack(uuid: string): Promise<boolean>;
  /** Removes a file that was set aside. */
  removeAside(uuid: string): Promise<void>;
}

/** Files of `folder`; what is set aside lies in `quarantine`. */
export function createStoredFileWriter(deps: {
  readonly folder: string;
  readonly quarantine: string;
  readonly random: Random;
}): StoredFileWriter {
  const { folder, quarantine, random } = deps;
  const files = createAttachmentFiles({ folder, random });

  async function examineCopy(where: string, file: StoredFile, key: Buffer): Promise<StoredFileState> {
    const source = where === folder ? files : createAttachmentFiles({ folder: where, random });
    if (!(await source.exists(file.uuid))) return 'missing';
    const hash = createHash('sha256');
    try {
      for await (const bytes of source.read(file, key)) hash.update(bytes);
    } catch (cause) {
      if (cause instanceof SealBrokenError) return 'altered';
      throw cause;
    }
    return hash.digest('hex') === file.sha256 ? 'intact' : 'altered';
  }

  return {
    examine: (file, key) => examineCopy(folder, file, key),
    examineCopy,

    async reseal(file, key, to, newKey) {
      try {
        const { sha256 } = await files.write(to, newKey, files.read(file, key), () => undefined);
        if (sha256 !== file.sha256) throw new Error(`document file ${file.uuid} does not hold what its row says`);
        await files.publish(to.uuid);
        // The sweep counts from when a file was last written; the old one is wanted until backups hold the new one.
        const now = new Date();
        await utimes(join(folder, file.uuid), now, now);
      } catch (cause) {
        await files.remove(to.uuid);
        throw cause;
      }
    },

    async putBack(from, uuid) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const temporary = join(folder, `${uuid}.part`);
      await rm(temporary, { force: true });
      await copyFile(join(from, uuid), temporary, constants.COPYFILE_EXCL);
      const handle = await open(temporary, 'r+');
      try {
        await handle.chmod(0o600);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(temporary, join(folder, uuid));
      syncFolder(folder);
    },

    async setAside(uuid) {
      await mkdir(quarantine, { recursive: true, mode: 0o700 });
      return moved(join(folder, uuid), join(quarantine, uuid), [quarantine, folder]);
    },

    takeBack: (uuid) => moved(join(quarantine, uuid), join(folder, uuid), [folder, quarantine]),

    async removeAside(uuid) {
      await rm(join(quarantine, uuid), { force: true });
    },
  };
}

async function moved(from: string, to: string, folders: readonly string[]): Promise<boolean> {
  const facts = await stat(from).catch(absent);
  if (!facts?.isFile()) return false;
  await rename(from, to);
  for (const one of folders) syncFolder(one);
  return true;
}

/** Nothing lies there: an answer, not a failure. */
function absent(cause: unknown): undefined {
  if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
  throw cause;
}
