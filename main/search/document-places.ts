import type { DocumentEntity } from '../../shared/documents.ts';
import type { Db } from '../database/connection.ts';

/** Where a document hangs: the unit of its record, and what the record is called. */
export interface DocumentPlace {
  readonly unitId: number | null;
  readonly of: string | null;
}

const unitName = `c.name || coalesce(' ' || u.model, '')`;
const ofUnit = (table: string) =>
  `SELECT x.id, u.id AS unitId, ${unitName} AS "of" FROM ${table} x JOIN units u ON u.id = x.unit_id JOIN classes c ON c.id = u.class_id`;

const sources: Readonly<Record<DocumentEntity, string>> = {
  unit: `SELECT x.id, x.id AS unitId, ${unitName} AS "of" FROM units x JOIN units u ON u.id = x.id JOIN classes c ON c.id = u.class_id`,
  test: ofUnit('tests'),
  finding: ofUnit('findings'),
  obligation: ofUnit('obligations'),
  booking: ofUnit('bookings'),
  component: ofUnit('components'),
  person: 'SELECT x.id, NULL AS unitId, x.name AS "of" FROM people x',
  facility: 'SELECT x.id, NULL AS unitId, x.name AS "of" FROM facilities x',
};

/** Reads the places of some documents, one statement for each kind of record among them. */
export function createDocumentPlaces(db: Db) {
  return (documents: readonly { readonly entity: DocumentEntity; readonly entityId: number }[]) => {
    const places = new Map<string, DocumentPlace>();
    for (const entity of new Set(documents.map((document) => document.entity))) {
      const ids = documents.filter((document) => document.entity === entity).map(({ entityId }) => entityId);
      const rows = db
        .prepare<[string], { id: number } & DocumentPlace>(
          `${sources[entity]} WHERE x.id IN (SELECT value FROM json_each(?))`,
        )
        .all(JSON.stringify(ids));
      for (const { id, unitId, of } of rows) places.set(`${entity} ${id}`, { unitId, of });
    }
    return (entity: DocumentEntity, entityId: number): DocumentPlace =>
      places.get(`${entity} ${entityId}`) ?? { unitId: null, of: null };
  };
}
