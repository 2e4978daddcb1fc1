import type { Permission } from '../../shared/contract/permissions.ts';
import type { DocumentEntity } from '../../shared/documents.ts';
import type { Db } from '../database/connection.ts';

/** The right that adding a document to a record, or taking it off, asks for: the one that changing the record asks for. */
export const rightToChange: Readonly<Record<DocumentEntity, Permission>> = {
  unit: 'equipment:write',
  test: 'compliance:record',
  finding: 'compliance:record',
  obligation: 'compliance:write',
  booking: 'compliance:write',
  person: 'people:write',
  // Plans and licences of a site are kept by those who keep its equipment, though its name is not theirs to change.
  facility: 'equipment:write',
  component: 'equipment:write',
};

/** The right that seeing the documents of a record asks for: the one that seeing the record asks for. */
export const rightToRead: Readonly<Record<DocumentEntity, Permission>> = {
  unit: 'equipment:read',
  test: 'equipment:read',
  finding: 'equipment:read',
  obligation: 'equipment:read',
  booking: 'equipment:read',
  person: 'people:read',
  facility: 'equipment:read',
  component: 'equipment:read',
};

/** What other features ask about documents. */
export interface DocumentRules {
  /** The record that a document hangs on; undefined while its file has not arrived, and for a deleted one. */
  stored(id: number): { readonly entity: DocumentEntity; readonly entityId: number } | undefined;
  /** How many documents hang on each of these records; one without any is not in the map. */
  countOf(entity: DocumentEntity, ids: readonly number[]): Map<number, number>;
  /** The newest picture of a record in small, as a JPEG; undefined where there is none, or none was made small yet. */
  pictureOf(entity: DocumentEntity, entityId: number): Buffer | undefined;
}

/** The rules on one connection. */
export function createDocumentRules(db: Db): DocumentRules {
  const present = "state = 'stored' AND deleted_at IS NULL";
  const stored = db.prepare<[number], { entity: DocumentEntity; entityId: number }>(
    `SELECT entity, entity_id AS entityId FROM documents WHERE id = ? AND ${present}`,
  );
  const counts = db.prepare<[DocumentEntity, string], { entityId: number; total: number }>(
    `SELECT entity_id AS entityId, count(*) AS total FROM documents
     WHERE entity = ? AND entity_id IN (SELECT value FROM json_each(?)) AND ${present} GROUP BY entity_id`,
  );
  const picture = db
    .prepare<[DocumentEntity, number], Buffer>(
      `SELECT t.bytes FROM documents d JOIN document_thumbnails t ON t.document_id = d.id AND t.outcome = 'made'
       WHERE d.entity = ? AND d.entity_id = ? AND d.state = 'stored' AND d.deleted_at IS NULL ORDER BY d.id DESC LIMIT 1`,
    )
    .pluck();
  return {
    pictureOf: (entity, entityId) => picture.get(entity, entityId),
    stored: (id) => stored.get(id),
    countOf: (entity, ids) =>
      new Map(counts.all(entity, JSON.stringify(ids)).map(({ entityId, total }) => [entityId, total])),
  };
}
