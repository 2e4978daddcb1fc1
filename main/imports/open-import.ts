import type { ImportKind } from '../../shared/imports.ts';
import type { Tx } from '../rpc/transact.ts';
import { firstFreeId } from './free-ids.ts';
import { openSource } from './import-source.ts';
import type { Reverter } from './kind.ts';
import { fileKinds } from './kinds.ts';
import type { OpenedImport } from './opened-import.ts';
import { createRemsReverter } from './rems/rems-reverter.ts';
import { openRemsFile } from './rems/rems-source.ts';

/**
 * Reads a file through.
 * @param chunks gives the bytes from the start, each time it is called
 * @throws AppError INVALID, in a sentence, for what is no file of this kind
 */
export function openImport(kind: ImportKind, chunks: () => Iterable<Uint8Array>): OpenedImport {
  if (kind === 'rems') return openRemsFile(chunks());
  const fileKind = fileKinds[kind];
  const source = openSource(chunks, fileKind);
  const { encoding, sheet, header, total, maxId, records } = source;
  return {
    encoding,
    delimiter: header.delimiter,
    sheet,
    total,
    records,
    createRows: (deps) => fileKind.createRows({ ...deps, header, firstFreeId: firstFreeId(deps.db, fileKind, maxId) }),
  };
}

/** What takes back the entries of an import of this kind. */
export function createReverterOf(kind: ImportKind, tx: Tx, importId: number): Reverter {
  return kind === 'rems' ? createRemsReverter(tx, importId) : fileKinds[kind].createReverter(tx, importId);
}
