import { closeSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SetName } from '../../shared/backup.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { syncFolder } from '../database/durable-file.ts';
import { documentPart, documentPath, readDocumentList, type SetDocument } from './document-list.ts';
import { manifestFile, readManifest, setParts } from './manifest.ts';
import { proofFile } from './proof.ts';
import { requireRoom } from './room.ts';
import { copyDurably, type FileFacts, hashFile, linked, openPlainFile } from './set-files.ts';
import { listSetFolders, partialPrefix } from './set-folder.ts';
import { removePartials } from './set-lock.ts';

/** Room that must remain at another place, bytes. */
const reserve = 16 * 1024 * 1024;
/** Folders of a set. */
const folders = [setParts.certificates, setParts.auditArchive, setParts.documents] as const;

/**
 * Copies a set into another folder under a temporary name, flushes it, reads back what was written and compares it, and renames it.
 * Documents that a set there already holds are shared with it where its file system can. Nothing happens when the set is there already.
 * The caller holds the lock of copies.
 *
 * @returns bytes that were written
 */
export function copySet(deps: {
  readonly from: string;
  readonly name: SetName;
  readonly into: string;
  readonly uuid: string;
  readonly onProgress: (done: number, total: number) => void;
}): number {
  const { from, name, into, uuid, onProgress } = deps;
  removePartials(into);
  if (listSetFolders(into).includes(name)) return 0;
  const source = join(from, name);
  const read = readManifest(source);
  const list = readDocumentList(source);
  if (read.state !== 'intact' || list === undefined)
    throw new AppError('UNAVAILABLE', 'The backup to be copied cannot be read any more. Make another one.');
  const { parts } = read.manifest;
  const shared = documentsThere(into);
  const fresh = list.documents.filter((document) => shared.get(document.uuid)?.sha256 !== document.sha256);
  const total = [...parts, ...fresh].reduce((sum, { bytes }) => sum + bytes, 0);
  requireRoom(into, total + reserve);

  const partial = join(into, `${partialPrefix}${uuid}`);
  mkdirSync(partial, { mode: 0o700 });
  let done = 0;
  const copy = (path: string, wanted?: FileFacts) => {
    const target = join(partial, path);
    const written = copyDurably(join(source, path), target, (bytes) => {
      done += bytes;
      onProgress(done, total);
    });
    const back = hashFile(target);
    const expected = wanted ?? written;
    if (written.sha256 !== expected.sha256 || back?.sha256 !== expected.sha256)
      throw new AppError(
        'UNAVAILABLE',
        `The copy of ${path} is not what was written. Check the disk it was copied to.`,
      );
  };
  try {
    for (const folder of folders) mkdirSync(join(partial, folder), { mode: 0o700 });
    for (const part of parts) copy(part.path, part);
    for (const document of list.documents) {
      const there = shared.get(document.uuid);
      const target = documentPath(partial, document.uuid);
      if (there?.sha256 === document.sha256 && linked(there.path, target)) continue;
      copy(documentPart(document.uuid), document);
    }
    copy(manifestFile);
    if (isThere(join(source, proofFile))) copy(proofFile);
    for (const folder of folders) syncFolder(join(partial, folder));
    syncFolder(partial);
    renameSync(partial, join(into, name));
    syncFolder(into);
  } catch (cause) {
    rmSync(partial, { recursive: true, force: true });
    throw cause;
  }
  return total;
}

/** Documents of the newest set that lies there and reads. */
function documentsThere(into: string): ReadonlyMap<string, SetDocument & { readonly path: string }> {
  const [newest] = listSetFolders(into);
  const folder = newest && join(into, newest);
  const list = folder ? readDocumentList(folder) : undefined;
  return new Map(
    list?.documents.map((document) => [
      document.uuid,
      { ...document, path: documentPath(folder ?? '', document.uuid) },
    ]),
  );
}

function isThere(path: string): boolean {
  const handle = openPlainFile(path);
  if (handle !== undefined) closeSync(handle);
  return handle !== undefined;
}
