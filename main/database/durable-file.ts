import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Replaces a small file so that a crash leaves either the old content or the new one:
 * temporary file (0600), fsync, rename, fsync of the folder.
 */
export function writeDurably(path: string, content: string | Buffer): void {
  const temporary = `${path}.tmp-${process.pid}`;
  try {
    const handle = openSync(temporary, 'w', 0o600);
    try {
      writeFileSync(handle, content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, path);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause;
  }
  syncFolder(dirname(path));
}

/** Creates a file that must not exist yet (0600) and makes it durable; throws EEXIST otherwise. */
export function createDurably(path: string, content: string | Buffer): void {
  const handle = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  syncFolder(dirname(path));
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
