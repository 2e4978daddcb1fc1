import type { DocumentEntity } from '../../shared/documents.ts';
import { fold } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';

/** A stored document, or one whose file is on its way. */
export interface DocumentRow {
  readonly id: number;
  readonly uuid: string;
  readonly kid: string;
  readonly entity: DocumentEntity;
  readonly entityId: number;
  readonly fileName: string;
  readonly contentType: string | null;
  /** Bytes; while it is waiting, as announced. */
  readonly size: number | null;
  readonly sha256: string | null;
  readonly state: 'waiting' | 'stored';
  readonly addedAt: string;
  readonly addedBy: string;
  readonly deletedAt: string | null;
  readonly deletedBy: string | null;
  readonly deletedReason: string | null;
}

/** A document whose file is to come. */
export type NewDocument = Pick<
  DocumentRow,
  'uuid' | 'kid' | 'entity' | 'entityId' | 'fileName' | 'size' | 'addedAt' | 'addedBy'
>;
/** What is known once the file is there. */
export type ArrivedDocument = Pick<DocumentRow, 'id' | 'fileName' | 'contentType' | 'size' | 'sha256' | 'addedAt'>;

/** Where the records that carry documents are, and which of them are there. */
const records: Readonly<Record<DocumentEntity, string>> = {
  unit: 'SELECT 1 FROM units WHERE id = ?',
  test: 'SELECT 1 FROM tests WHERE id = ? AND deleted_at IS NULL',
  finding: 'SELECT 1 FROM findings WHERE id = ? AND deleted_at IS NULL',
  obligation: 'SELECT 1 FROM obligations WHERE id = ?',
  booking: 'SELECT 1 FROM bookings WHERE id = ?',
  person: 'SELECT 1 FROM people WHERE id = ?',
  facility: 'SELECT 1 FROM facilities WHERE id = ?',
  component: 'SELECT 1 FROM components WHERE id = ?',
};

/** SQL of documents. */
export function createDocumentsRepository(db: Db) {
  const columns = `id, uuid, kid, entity, entity_id AS entityId, file_name AS fileName, content_type AS contentType, size, sha256, state,
    added_at AS addedAt, added_by AS addedBy, deleted_at AS deletedAt, deleted_by AS deletedBy, deleted_reason AS deletedReason`;
  const byId = db.prepare<[number], DocumentRow>(`SELECT ${columns} FROM documents WHERE id = ?`);
  const byIds = db.prepare<[string], DocumentRow>(
    `SELECT ${columns} FROM documents WHERE id IN (SELECT value FROM json_each(?)) AND state = 'stored'`,
  );
  const ofRecord = db.prepare<[DocumentEntity, number, number], DocumentRow>(
    `SELECT ${columns} FROM documents
     WHERE entity = ? AND entity_id = ? AND state = 'stored' AND (deleted_at IS NULL OR ? = 1) ORDER BY id DESC`,
  );
  const count = db
    .prepare<[DocumentEntity, number], number>('SELECT count(*) FROM documents WHERE entity = ? AND entity_id = ?')
    .pluck();
  const insert = db.prepare<[NewDocument & { folded: string }]>(
    `INSERT INTO documents (uuid, kid, entity, entity_id, file_name, name_folded, size, added_at, added_by)
     VALUES (@uuid, @kid, @entity, @entityId, @fileName, @folded, @size, @addedAt, @addedBy)`,
  );
  const arrive = db.prepare<[ArrivedDocument & { folded: string }]>(
    `UPDATE documents SET file_name = @fileName, name_folded = @folded, content_type = @contentType, size = @size, sha256 = @sha256, added_at = @addedAt,
       state = 'stored' WHERE id = @id AND state = 'waiting'`,
  );
  const drop = db.prepare<[number]>("DELETE FROM documents WHERE id = ? AND state = 'waiting'");
  const dropOlder = db.prepare<[string]>("DELETE FROM documents WHERE state = 'waiting' AND added_at < ?");
  const mark = db.prepare<[{ id: number; at: string | null; by: string | null; reason: string | null }]>(
    'UPDATE documents SET deleted_at = @at, deleted_by = @by, deleted_reason = @reason WHERE id = @id',
  );
  const known = db.prepare<[string], number>('SELECT 1 FROM documents WHERE uuid = ?').pluck();
  const extensions = db
    .prepare<[number], number>(
      'SELECT EXISTS (SELECT 1 FROM obligation_extensions WHERE document_id = ? AND withdrawn_at IS NULL)',
    )
    .pluck();
  const reporter = db
    .prepare<[number], number | null>('SELECT reporter_account_id FROM findings WHERE id = ? AND deleted_at IS NULL')
    .pluck();
  const present = new Map(Object.entries(records).map(([entity, sql]) => [entity, db.prepare<[number]>(sql).pluck()]));

  return {
    get: (id: number) => byId.get(id),
    /** Those of these that are stored, deleted ones too. */
    some: (ids: readonly number[]) => byIds.all(JSON.stringify(ids)),
    /** Stored ones, the newest first. */
    ofRecord: (entity: DocumentEntity, entityId: number, withDeleted: boolean) =>
      ofRecord.all(entity, entityId, withDeleted ? 1 : 0),
    /** Documents of a record, deleted and waiting ones too. */
    count: (entity: DocumentEntity, entityId: number) => count.get(entity, entityId) ?? 0,
    insert: (row: NewDocument) => Number(insert.run({ ...row, folded: fold(row.fileName) }).lastInsertRowid),
    /** Whether the row was still waiting. */
    arrive: (row: ArrivedDocument) => arrive.run({ ...row, folded: fold(row.fileName) }).changes === 1,
    /** Gives up a document whose file never came. */
    drop: (id: number) => void drop.run(id),
    /** The same for all that wait since before an instant; how many there were. */
    dropOlder: (before: string) => dropOlder.run(before).changes,
    markDeleted: (id: number, at: string, by: string, reason: string) => void mark.run({ id, at, by, reason }),
    markPresent: (id: number) => void mark.run({ id, at: null, by: null, reason: null }),
    /** Whether any row names this file. */
    isKnown: (uuid: string) => known.get(uuid) !== undefined,
    /** Whether the record is there and not deleted. */
    hasRecord: (entity: DocumentEntity, entityId: number) => present.get(entity)?.get(entityId) !== undefined,
    /** Whether an extension that was not withdrawn rests on the document. */
    carriesExtension: (id: number) => extensions.get(id) === 1,
    /** The account that reported a finding. */
    reporterOf: (findingId: number) => reporter.get(findingId) ?? null,
  };
}

/** The repository of {@link createDocumentsRepository}. */
export type DocumentsRepository = ReturnType<typeof createDocumentsRepository>;
