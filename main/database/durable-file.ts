import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Replaces a small file so that a crash leaves either the old content or the new one:
 * temporary file (0600), fsync, rename, fsync of the folder.
 */
export function writeDurably(path: string, content: string | Buffer): void {
  putDurably(path, content, (temporary) => renameSync(temporary, path));
}

/**
 * Creates a file that must not exist yet (0600), whole or not at all, and makes it durable; throws EEXIST otherwise.
 * It is written beside its name and then linked to it; a disk without links (exFAT) gets a rename after a look.
 */
export function createDurably(path: string, content: string | Buffer): void {
  putDurably(path, content, (temporary) => {
    try {
      linkSync(temporary, path);
    } catch (cause) {
      if (!lacksLinks(cause)) throw cause;
      if (existsSync(path))
        throw Object.assign(new Error(`EEXIST: file already exists, '${path}'`), { code: 'EEXIST' });
      renameSync(temporary, path);
    }
  });
}

function putDurably(path: string, content: string | Buffer, publish: (temporary: string) => void): void {
  const temporary = `${path}.tmp-${process.pid}`;
  try {
    const handle = openSync(temporary, 'w', 0o600);
    try {
      writeFileSync(handle, content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    publish(temporary);
  } finally {
    rmSync(temporary, { force: true });
  }
  syncFolder(dirname(path));
}

function lacksLinks(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  // Windows says EISDIR (invalid function) of a FAT volume.
  return code === 'EPERM' || code === 'ENOTSUP' || code === 'EOPNOTSUPP' || code === 'ENOSYS' || code === 'EISDIR';
}

/** Moves a finished file under its final name and makes the move durable. */
export function publishFile(from: string, to: string): void {
  const handle = openSync(from, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(from, to);
  syncFolder(dirname(to));
}

/** Makes renames inside a folder durable. Windows cannot open folders for this and journals its renames. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
