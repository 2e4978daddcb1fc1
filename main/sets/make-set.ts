import { closeSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SetKind, SetName } from '../../shared/backup.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { readAuditHead } from '../database/audit-head.ts';
import type { Db } from '../database/connection.ts';
import { engineVersions, openConnection } from '../database/connection.ts';
import type { DataFiles } from '../database/data-files.ts';
import { createDurably, syncFolder } from '../database/durable-file.ts';
import { keyCheckMatches } from '../keys/key-check.ts';
import { isGenuine, type Keyring } from '../keys/keyring.ts';
import { readKeyringFile } from '../keys/keyring-file.ts';
import type { Clock, Random } from '../ports.ts';
import { writeDocumentList } from './document-list.ts';
import { countRows, readDatabaseFacts } from './inventory.ts';
import { type Manifest, manifestFile, type Part, Part as PartSchema, sealManifest, setParts } from './manifest.ts';
import { readProof } from './proof.ts';
import { neededBytes, requireRoom } from './room.ts';
import { copyDurably, flushFile, hashFile, openPlainFile } from './set-files.ts';
import { freeSetName, listSetFolders, partialPrefix } from './set-folder.ts';
import { removePartials, whileMakingSets } from './set-lock.ts';
import { type StoredDocument, storedDocuments } from './stored-documents.ts';
import { newDocumentBytes, type PreviousDocuments, previousDocuments, takeDocuments } from './take-documents.ts';

/** What making a set needs. */
export interface MakeSetDeps {
  readonly files: DataFiles;
  readonly keys: { readonly database: Buffer; readonly authentication: Buffer };
  readonly kind: SetKind;
  readonly clock: Clock;
  readonly random: Pick<Random, 'uuid'>;
  readonly appVersion: string;
  /** Another folder than `backups`; made when it is not there. */
  readonly into?: string | undefined;
  /** Room that must remain, bytes. */
  readonly reserve?: number | undefined;
  /** The step that runs and how far it is. */
  readonly onProgress?: ((step: MakeStep, done: number, total: number) => void) | undefined;
  readonly signal?: Pick<AbortSignal, 'throwIfAborted'> | undefined;
}

/** The steps of making a set, in order. */
export type MakeStep = 'database' | 'documents' | 'seal';

/** A set that was made; it counts only once it was proven. */
export interface MadeSet {
  readonly name: SetName;
  readonly folder: string;
  readonly manifest: Manifest;
}

/**
 * Makes one set: an encrypted copy of the database in one moment of it while others go on writing, the keyring, the anchor, settings,
 * certificates and documents, and the manifest that seals them. Everything is flushed under a temporary name and then renamed, so that a
 * set is whole or is not there. Works in the calling thread.
 *
 * @throws AppError UNAVAILABLE when there is no room or the keyring does not read, CONFLICT while another one is being made
 */
export function makeSet(deps: MakeSetDeps): MadeSet {
  const folder = deps.into ?? deps.files.backups;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return whileMakingSets(deps.files.folder, () => {
    removePartials(folder);
    const keyring = ownKeyring(deps);
    const db = openConnection(deps.files.database, deps.keys.database, { readonly: true });
    const partial = join(folder, `${partialPrefix}${deps.random.uuid()}`);
    try {
      const previous = previousOf(folder, deps.keys.authentication);
      const fresh = newDocumentBytes(storedDocuments(db), deps.files.attachments, previous);
      requireRoom(folder, neededBytes(deps.files, fresh, deps.reserve));
      mkdirSync(partial, { mode: 0o700 });
      const made = fill({ ...deps, db, keyring, partial, folder, previous });
      shrinkLog(deps);
      return made;
    } catch (cause) {
      rmSync(partial, { recursive: true, force: true });
      throw cause;
    } finally {
      db.close();
    }
  });
}

function fill(
  deps: MakeSetDeps & {
    readonly db: Db;
    readonly keyring: Keyring;
    readonly partial: string;
    readonly folder: string;
    readonly previous: PreviousDocuments | undefined;
  },
): MadeSet {
  const { db, keyring, partial, folder, previous, files, keys, kind, clock, appVersion, signal } = deps;
  const tell = (step: MakeStep) => (done: number, total: number) => {
    signal?.throwIfAborted();
    deps.onProgress?.(step, done, total);
  };
  const startedAt = clock.now();
  tell('database')(0, 3);
  const before = inventory(db);
  const copy = join(partial, setParts.database);
  // SQLite leaves the mode to the umask, and takes an empty file as well as none.
  closeSync(openSync(copy, 'wx', 0o600));
  db.prepare('VACUUM INTO ?').run(copy);
  tell('database')(1, 3);
  const after = inventory(db);
  flushFile(copy);
  const { facts, documents } = readCopy(copy, keys.database);
  tell('database')(2, 3);

  const small = copySmallParts(files, partial);
  const list = takeDocuments({
    documents,
    live: files.attachments,
    aside: files.quarantine,
    previous,
    into: partial,
    keys: { keyring, authentication: keys.authentication },
    onProgress: tell('documents'),
  });
  createDurably(join(partial, setParts.documentList), writeDocumentList(list));

  tell('seal')(0, 1);
  const entry = databaseEntry(keyring, keys.database);
  const name = freeSetName(folder, kind, startedAt);
  const manifest: Manifest = {
    v: 1,
    name,
    kind,
    installId: keyring.installId,
    appVersion,
    ...facts,
    ...engineVersions(db),
    databaseKey: { kid: entry.kid, kcv: entry.kcv },
    startedAt: startedAt.toISOString(),
    endedAt: clock.now().toISOString(),
    utcOffset: -startedAt.getTimezoneOffset(),
    source: { before, after },
    parts: [partOf(partial, setParts.database), ...small, partOf(partial, setParts.documentList)],
    documents: {
      count: list.documents.length,
      bytes: list.documents.reduce((sum, { bytes }) => sum + bytes, 0),
      missing: list.missing.length,
      damaged: list.documents.filter(({ damaged }) => damaged).length,
    },
  };
  createDurably(join(partial, manifestFile), sealManifest(manifest, keys.authentication));
  signal?.throwIfAborted();
  const target = join(folder, name);
  renameSync(partial, target);
  syncFolder(folder);
  tell('seal')(1, 1);
  return { name, folder: target, manifest };
}

/** What the copy holds, and which documents belong to it. */
function readCopy(file: string, key: Buffer) {
  const db = openConnection(file, key, { readonly: true });
  try {
    const documents: readonly StoredDocument[] = storedDocuments(db);
    return { facts: readDatabaseFacts(db), documents };
  } finally {
    db.close();
  }
}

function inventory(db: Db): Manifest['source']['before'] {
  return { auditSeq: readAuditHead(db).seq, rows: countRows(db) };
}

/** Keyring, anchor, settings, certificates and archives of the audit trail, as far as they are there. */
function copySmallParts(files: DataFiles, partial: string): readonly Part[] {
  const pairs: (readonly [from: string, path: string])[] = [
    [files.keyring, setParts.keyring],
    [files.anchor, setParts.anchor],
    [join(files.folder, setParts.settings), setParts.settings],
    ...insideFolders(files).map((path) => [join(files.folder, path), path] as const),
  ];
  const present = pairs.filter(([from]) => isPlainFile(from));
  const folders = partFolders.filter((folder) => present.some(([, path]) => path.startsWith(`${folder}/`)));
  for (const folder of folders) mkdirSync(join(partial, folder), { mode: 0o700 });
  const parts = present.map(([from, path]) => ({ path, ...copyDurably(from, join(partial, path)) }));
  for (const folder of folders) syncFolder(join(partial, folder));
  return parts;
}

/** Folders whose plain files are parts. */
const partFolders = [setParts.certificates, setParts.auditArchive] as const;

function insideFolders(files: DataFiles): readonly string[] {
  return partFolders.flatMap((folder) => {
    try {
      const paths = readdirSync(join(files.folder, folder)).map((name) => `${folder}/${name}`);
      return paths.filter((path) => PartSchema.shape.path.safeParse(path).success);
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
      throw cause;
    }
  });
}

function partOf(folder: string, path: string): Part {
  const facts = hashFile(join(folder, path));
  if (facts === undefined) throw new Error(`${path} was not written.`);
  return { path, ...facts };
}

function isPlainFile(path: string): boolean {
  const handle = openPlainFile(path);
  if (handle !== undefined) closeSync(handle);
  return handle !== undefined;
}

/** A set without a keyring that opens could never be restored. */
function ownKeyring({ files, keys }: MakeSetDeps): Keyring {
  const read = readKeyringFile(files.keyring);
  if (read.state === 'intact' && isGenuine(read, keys.authentication)) return read.keyring;
  throw new AppError(
    'UNAVAILABLE',
    'The keyring (keys/keyring.json) is missing, damaged or altered, so that a backup could never be opened. Restart the program, which offers the older copy of the keyring.',
  );
}

function databaseEntry(keyring: Keyring, key: Buffer) {
  const entry = keyring.keys.find(({ purpose, kcv }) => purpose === 'database' && keyCheckMatches(key, kcv));
  if (entry === undefined) throw new Error('The keyring on disk does not hold the key of the open database.');
  return entry;
}

/** The newest set whose proof held: its copies of documents are taken over. After one that did not hold everything is copied anew. */
function previousOf(folder: string, authentication: Buffer): PreviousDocuments | undefined {
  const [newest] = listSetFolders(folder);
  if (newest === undefined || readProof(join(folder, newest), authentication)?.ok !== true) return undefined;
  return previousDocuments(join(folder, newest));
}

/** The log could not shrink while the copy was read. */
function shrinkLog({ files, keys }: MakeSetDeps): void {
  const db = openConnection(files.database, keys.database);
  try {
    db.pragma('wal_checkpoint(PASSIVE)');
  } finally {
    db.close();
  }
}
