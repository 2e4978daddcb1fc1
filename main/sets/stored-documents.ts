import { createHash } from 'node:crypto';
import { closeSync, fstatSync, readSync } from 'node:fs';
import type { Db } from '../database/connection.ts';
import { SealBrokenError, unsealNow } from '../documents/sealed-file.ts';
import { unwrapDocumentKey } from '../keys/document-keys.ts';
import type { Keyring } from '../keys/keyring.ts';
import { hasTable } from './inventory.ts';
import { openPlainFile } from './set-files.ts';

/** A document that a record names, with what its content must be. */
export interface StoredDocument {
  readonly uuid: string;
  readonly kid: string;
  readonly size: number;
  readonly sha256: string;
}

/** The documents whose files are stored, in the order in which they came; none in a database of an earlier version. */
export function storedDocuments(db: Db): readonly StoredDocument[] {
  if (!hasTable(db, 'documents')) return [];
  return db
    .prepare<[], StoredDocument>(`SELECT uuid, kid, size, sha256 FROM documents WHERE state = 'stored' ORDER BY id`)
    .all();
}

/** Whether a sealed file opens and holds the content that its record names. */
export function holdsDocument(
  path: string,
  document: StoredDocument,
  keys: { readonly keyring: Keyring; readonly authentication: Buffer },
): boolean {
  const entry = keys.keyring.documents?.find(({ kid }) => kid === document.kid);
  const key = entry && unwrapDocumentKey(keys.keyring.installId, entry, keys.authentication);
  if (key === undefined) return false;
  const handle = openPlainFile(path);
  if (handle === undefined) return false;
  try {
    const hash = createHash('sha256');
    let size = 0;
    for (const bytes of unsealNow(fstatSync(handle).size, reader(handle), key, document)) {
      hash.update(bytes);
      size += bytes.length;
    }
    return size === document.size && hash.digest('hex') === document.sha256;
  } catch (cause) {
    if (cause instanceof SealBrokenError) return false;
    throw cause;
  } finally {
    key.fill(0);
    closeSync(handle);
  }
}

function reader(handle: number): (bytes: number) => Buffer {
  return (bytes) => {
    const buffer = Buffer.alloc(bytes);
    let done = 0;
    while (done < bytes) {
      const read = readSync(handle, buffer, done, bytes - done, null);
      if (read === 0) break;
      done += read;
    }
    return buffer.subarray(0, done);
  };
}
