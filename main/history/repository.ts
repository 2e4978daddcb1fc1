import type { DocumentEntity } from '../../shared/documents.ts';
import type { Db } from '../database/connection.ts';

/** An entry of a record as it is stored. */
export interface StoredEntry {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly origin: string;
  readonly address: string | null;
  readonly action: string;
  /** JSON: field to its old and new value. */
  readonly changes: string;
  readonly reason: string | null;
  readonly importId: number | null;
}

/** SQL on the entries of single records, all of it by the index on record and number. */
export function createHistoryRepository(db: Db) {
  const count = db
    .prepare<[string, string], number>('SELECT count(*) FROM audit WHERE entity = ? AND entity_id = ?')
    .pluck();
  const page = db.prepare<[string, string, number, number], StoredEntry>(
    `SELECT seq, at, actor, origin, address, action, changes, reason, import_id AS importId
     FROM audit WHERE entity = ? AND entity_id = ? ORDER BY seq DESC LIMIT ? OFFSET ?`,
  );
  const archived = db
    .prepare<[], string | null>(`SELECT at FROM audit WHERE EXISTS (SELECT 1 FROM audit_archives) ORDER BY seq LIMIT 1`)
    .pluck();
  const carrier = db.prepare<[number], DocumentEntity>('SELECT entity FROM documents WHERE id = ?').pluck();

  return {
    count: (entity: string, entityId: string) => count.get(entity, entityId) ?? 0,
    /** The newest first. */
    page: (entity: string, entityId: string, limit: number, offset: number) =>
      page.all(entity, entityId, limit, offset),
    /** Entries before this instant were archived; null when none were. */
    archivedUntil: () => archived.get() ?? null,
    /** The kind of record that a document hangs on. */
    carrierOf: (documentId: number) => carrier.get(documentId),
  };
}
