import { closeSync, lstatSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentList, documentPart, readDocumentList } from './document-list.ts';
import { type Manifest, manifestFile, setParts } from './manifest.ts';
import { proofFile } from './proof.ts';
import { hashFile, openPlainFile } from './set-files.ts';

/** A check that did not hold; the message is its evidence. */
export class CheckFailed extends Error {
  override readonly name = 'CheckFailed';
}

/**
 * Every file of the set is the one that was written, and there is no other: sizes, hashes, the database encrypted and of whole pages.
 * @throws CheckFailed naming the first file that does not fit
 */
export function checkFiles(
  folder: string,
  manifest: Manifest,
  onProgress: (done: number, total: number) => void,
): { readonly list: DocumentList; readonly files: number; readonly bytes: number } {
  const total = manifest.parts.reduce((sum, { bytes }) => sum + bytes, manifest.documents.bytes);
  let done = 0;
  const onBytes = (bytes: number) => {
    done += bytes;
    onProgress(done, total);
  };
  const check = (path: string, wanted: { readonly bytes: number; readonly sha256: string }) => {
    const facts = hashFile(join(folder, path), onBytes, wanted.bytes);
    if (facts === undefined) throw new CheckFailed(`${path} is missing or is no plain file.`);
    if (facts.bytes !== wanted.bytes) throw new CheckFailed(`${path} has another size than when it was written.`);
    if (facts.sha256 !== wanted.sha256) throw new CheckFailed(`${path} was altered: its SHA-256 is another one.`);
  };

  refuseDoubles(manifest);
  for (const part of manifest.parts) check(part.path, part);
  for (const needed of [setParts.database, setParts.keyring, setParts.documentList])
    if (!manifest.parts.some(({ path }) => path === needed)) throw new CheckFailed(`${needed} is not part of the set.`);
  const list = readDocumentList(folder);
  if (list === undefined) throw new CheckFailed('The list of documents does not read.');
  compareList(list, manifest);
  for (const document of list.documents) check(documentPart(document.uuid), document);
  refuseOthers(folder, manifest, list);
  checkDatabaseFile(folder, manifest);
  return { list, files: manifest.parts.length + list.documents.length, bytes: total };
}

function refuseDoubles({ parts }: Manifest): void {
  if (new Set(parts.map(({ path }) => path)).size !== parts.length)
    throw new CheckFailed('The manifest names a file twice.');
}

function compareList(list: DocumentList, { documents }: Manifest): void {
  const bytes = list.documents.reduce((sum, document) => sum + document.bytes, 0);
  if (
    list.documents.length !== documents.count ||
    bytes !== documents.bytes ||
    list.missing.length !== documents.missing
  )
    throw new CheckFailed('The list of documents is not the one of the manifest.');
}

/** What a process left that was killed while it wrote down a proof; nothing reads it. */
const proofLeftBehind = /^proof\.json\.tmp-\d{1,10}$/;

/** A journal, or anything else that the manifest does not name, has no business in a set. */
function refuseOthers(folder: string, manifest: Manifest, list: DocumentList): void {
  const known = new Set([
    ...manifest.parts.map(({ path }) => path),
    ...list.documents.map(({ uuid }) => documentPart(uuid)),
    manifestFile,
    proofFile,
  ]);
  const inside: readonly string[] = [setParts.certificates, setParts.auditArchive, setParts.documents];
  const found = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory() || !inside.includes(entry.name)) return [entry.name];
    return readdirSync(join(folder, entry.name)).map((name) => `${entry.name}/${name}`);
  });
  const other = found.find((path) => !known.has(path) && !proofLeftBehind.test(path));
  if (other !== undefined) throw new CheckFailed('The set holds a file that was not in it when it was made.');
}

function checkDatabaseFile(folder: string, manifest: Manifest): void {
  const file = join(folder, setParts.database);
  const size = lstatSync(file).size;
  if (
    manifest.pageSize === 0 ||
    size === 0 ||
    size % manifest.pageSize !== 0 ||
    size / manifest.pageSize !== manifest.pageCount
  )
    throw new CheckFailed('The database is not of whole pages.');
  const handle = openPlainFile(file);
  if (handle === undefined) throw new CheckFailed('The database is missing or is no plain file.');
  try {
    const head = Buffer.alloc(16);
    readSync(handle, head, 0, head.length, 0);
    if (head.toString('latin1').startsWith('SQLite format 3')) throw new CheckFailed('The database is not encrypted.');
  } finally {
    closeSync(handle);
  }
}
