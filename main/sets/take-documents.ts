import { closeSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../database/durable-file.ts';
import { sizeOf } from '../database/sidecars.ts';
import type { Keyring } from '../keys/keyring.ts';
import { type DocumentList, documentPath, readDocumentList, type SetDocument } from './document-list.ts';
import { setParts } from './manifest.ts';
import { copyDurably, linked, openPlainFile } from './set-files.ts';
import { holdsDocument, type StoredDocument } from './stored-documents.ts';

/** The set that already holds most documents: its folder and its list by name. */
export interface PreviousDocuments {
  readonly folder: string;
  readonly byUuid: ReadonlyMap<string, SetDocument>;
}

/** What a proven set holds of documents; undefined when its list does not read. */
export function previousDocuments(folder: string): PreviousDocuments | undefined {
  const list = readDocumentList(folder);
  return list && { folder, byUuid: new Map(list.documents.map((document) => [document.uuid, document])) };
}

/** Bytes of documents that the previous set does not hold. */
export function newDocumentBytes(
  documents: readonly StoredDocument[],
  live: string,
  previous: PreviousDocuments | undefined,
): number {
  return documents.reduce(
    (sum, document) => (known(document, previous) ? sum : sum + (sizeOf(join(live, document.uuid)) ?? 0)),
    0,
  );
}

/**
 * Brings the documents into a new set. What the previous set holds is a second name of its copy there, never of the file that people
 * work with: what happens to that one does not reach the sets. Everything else is copied, and looked at while it is fresh.
 */
export function takeDocuments(deps: {
  readonly documents: readonly StoredDocument[];
  /** The folder of documents of the data folder. */
  readonly live: string;
  /** Where those lie that do not read and were set aside. */
  readonly aside: string;
  readonly previous: PreviousDocuments | undefined;
  readonly into: string;
  readonly keys: { readonly keyring: Keyring; readonly authentication: Buffer };
  readonly onProgress: (done: number, total: number) => void;
}): DocumentList {
  const { documents, live, aside, previous, into, keys, onProgress } = deps;
  const taken: SetDocument[] = [];
  const missing: string[] = [];
  if (documents.length > 0) mkdirSync(join(into, setParts.documents), { mode: 0o700 });
  documents.forEach((document, index) => {
    const target = documentPath(into, document.uuid);
    const held = known(document, previous);
    const here = [live, aside].map((folder) => join(folder, document.uuid)).find(isThere);
    const source = held && previous ? documentPath(previous.folder, document.uuid) : here;
    if (source === undefined || !isThere(source)) missing.push(document.uuid);
    else if (held && linked(source, target)) taken.push(held);
    else {
      const facts = copyDurably(source, target);
      const damaged = held ? held.damaged : !holdsDocument(target, document, keys);
      if (held && facts.sha256 !== held.sha256) throw new Error(`The copy of document ${document.uuid} was altered.`);
      taken.push({ uuid: document.uuid, kid: document.kid, ...facts, damaged });
    }
    onProgress(index + 1, documents.length);
  });
  if (documents.length > 0) syncFolder(join(into, setParts.documents));
  return { v: 1, documents: taken, missing };
}

/** The previous set's entry when it is the same file: files never change, so the name and the key are enough. One that was damaged is tried anew. */
function known({ uuid, kid }: StoredDocument, previous: PreviousDocuments | undefined): SetDocument | undefined {
  const held = previous?.byUuid.get(uuid);
  if (previous === undefined || held?.kid !== kid || held.damaged) return undefined;
  return sizeOf(documentPath(previous.folder, uuid)) === held.bytes ? held : undefined;
}

function isThere(path: string): boolean {
  const handle = openPlainFile(path);
  if (handle !== undefined) closeSync(handle);
  return handle !== undefined;
}
