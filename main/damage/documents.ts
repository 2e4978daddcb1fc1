import { AppError } from '../../shared/contract/errors.ts';
import type { Db } from '../database/connection.ts';
import type { DataKeys } from '../keys/data-keys.ts';
import type { DamageSource, Examined, Problem } from './source.ts';

/** What reads and moves sealed files; see the documents. */
export interface StoredFiles {
  examine(file: SealedFile, key: Buffer): Promise<'intact' | 'missing' | 'altered'>;
  examineCopy(folder: string, file: SealedFile, key: Buffer): Promise<'intact' | 'missing' | 'altered'>;
  putBack(folder: string, uuid: string): Promise<void>;
  setAside(uuid: string): Promise<boolean>;
  takeBack(uuid: string): Promise<boolean>;
  removeAside(uuid: string): Promise<void>;
}

/** A file as its row describes it. */
interface SealedFile {
  readonly uuid: string;
  readonly kid: string;
  readonly sha256: string;
}

interface Row extends SealedFile {
  readonly id: number;
  readonly fileName: string;
  readonly deletedAt: string | null;
  readonly deletedBy: string | null;
  readonly deletedReason: string | null;
}

/** Documents: a row each, and a sealed file each. */
export function createDocumentsSource(deps: {
  readonly db: Db;
  readonly keys: DataKeys;
  readonly files: StoredFiles;
}): DamageSource {
  const { db, keys, files } = deps;
  const columns = `id, uuid, kid, sha256, file_name AS fileName, deleted_at AS deletedAt, deleted_by AS deletedBy,
    deleted_reason AS deletedReason`;
  const one = db.prepare<[number], Row>(`SELECT ${columns} FROM documents WHERE id = ? AND state = 'stored'`);
  // What was set aside is not looked at: its file is somewhere else.
  const after = db.prepare<[number], Row>(
    `SELECT ${columns} FROM documents d WHERE id > ? AND state = 'stored' AND NOT EXISTS (
       SELECT 1 FROM damaged_records r WHERE r.source = 'documents' AND r.record_id = CAST(d.id AS TEXT)
         AND r.state = 'quarantined')
     ORDER BY id LIMIT 100`,
  );
  const rename = db.prepare<[string, number]>('UPDATE documents SET kid = ? WHERE id = ?');
  const mark = db.prepare<{ id: number; at: string | null; by: string | null; reason: string | null }>(
    'UPDATE documents SET deleted_at = @at, deleted_by = @by, deleted_reason = @reason WHERE id = @id',
  );
  const carries = db
    .prepare<[number], number>('SELECT EXISTS (SELECT 1 FROM obligation_extensions WHERE document_id = ?)')
    .pluck();
  const erase = db.prepare<[number]>('DELETE FROM documents WHERE id = ?');

  async function problemOf(row: Row): Promise<Problem | null> {
    const key = keys.documentKey(row.kid);
    if (key === undefined) return 'unknown-key';
    const state = await files.examine(row, key);
    if (state !== 'altered') return state === 'missing' ? 'missing' : null;
    return (await otherKid(row, presentKeys())) === undefined ? 'altered' : 'wrong-key';
  }

  function* presentKeys(): Generator<readonly [string, Buffer]> {
    for (const { kid } of keys.keyring().documents ?? []) {
      const key = keys.documentKey(kid);
      if (key !== undefined) yield [kid, key];
    }
  }

  /** The name of another key under which the file reads. */
  async function otherKid(row: Row, candidates: Iterable<readonly [string, Buffer]>): Promise<string | undefined> {
    for (const [kid, key] of candidates) {
      if (kid !== row.kid && (await files.examine({ ...row, kid }, key)) === 'intact') return kid;
    }
    return undefined;
  }

  async function examined(row: Row): Promise<Examined> {
    return { recordId: String(row.id), label: row.fileName, kid: row.kid, problem: await problemOf(row) };
  }

  return {
    name: 'documents',
    kind: 'document',

    async *scan(signal) {
      for (let last = 0; !signal.aborted; ) {
        const rows = after.all(last);
        if (rows.length === 0) return;
        for (const row of rows) {
          if (signal.aborted) return;
          last = row.id;
          yield await examined(row);
        }
      }
    },

    async examine(recordId) {
      const row = one.get(Number(recordId));
      return row && (await examined(row));
    },

    async mend(recordId, others) {
      const row = one.get(Number(recordId));
      if (row === undefined) return undefined;
      const key = others.documents.get(row.kid);
      if (key !== undefined && (await files.examine(row, key)) === 'intact') return () => undefined;
      const kid = await otherKid(row, others.documents);
      if (kid !== undefined) return () => void rename.run(kid, row.id);
      if (key === undefined) return undefined;
      for (const folder of others.documentFolders) {
        if ((await files.examineCopy(folder, row, key)) !== 'intact') continue;
        await files.putBack(folder, row.uuid);
        return () => undefined;
      }
      return undefined;
    },

    setAside(tx, recordId) {
      const row = one.get(Number(recordId));
      if (row === undefined) return null;
      mark.run({ id: row.id, at: tx.at, by: tx.by, reason: 'set aside, because it does not read' });
      return row;
    },

    putBack(_tx, recordId, kept) {
      if (!isRow(kept)) return;
      mark.run({ id: Number(recordId), at: kept.deletedAt, by: kept.deletedBy, reason: kept.deletedReason });
    },

    remove(_tx, recordId) {
      const id = Number(recordId);
      if (carries.get(id) === 1)
        throw new AppError(
          'CONFLICT',
          'An extension of an obligation rests on one of these documents, so that it cannot be removed. Leave it set aside.',
        );
      erase.run(id);
    },

    files: {
      async setAside(kept) {
        if (isRow(kept)) await files.setAside(kept.uuid);
      },
      async putBack(kept) {
        if (isRow(kept)) await files.takeBack(kept.uuid);
      },
      async remove(kept) {
        if (isRow(kept)) await files.removeAside(kept.uuid);
      },
    },
  };
}

/** What `setAside` of this file kept. */
function isRow(kept: unknown): kept is Row {
  return typeof kept === 'object' && kept !== null && 'uuid' in kept && typeof kept.uuid === 'string';
}
