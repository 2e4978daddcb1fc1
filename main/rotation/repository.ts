import type { Db } from '../database/connection.ts';
import { createSheetWriter, type SheetRow } from './sheet-writer.ts';

/** A stored document whose key may change. */
export interface SealedRow {
  readonly id: number;
  readonly uuid: string;
  readonly kid: string;
  readonly sha256: string;
}

/** SQL of keys: recovery sheets, and the documents that are sealed one by one. */
export function createRotationRepository(db: Db) {
  const sheet = db.prepare<[string], SheetRow>(
    `SELECT fingerprint, created_at AS createdAt, confirmed_at AS confirmedAt, confirmed_by AS confirmedBy
     FROM recovery_sheets WHERE fingerprint = ?`,
  );
  const byKey = db.prepare<[], { kid: string; count: number }>(
    "SELECT kid, count(*) AS count FROM documents WHERE state = 'stored' GROUP BY kid",
  );
  const damaged = db
    .prepare<[string], number>(
      `SELECT count(*) FROM documents d WHERE d.state = 'stored' AND d.kid <> ? AND EXISTS (
         SELECT 1 FROM damaged_records r WHERE r.source = 'documents' AND r.record_id = CAST(d.id AS TEXT)
           AND r.state IN ('open', 'quarantined'))`,
    )
    .pluck();
  // What does not read waits for the page of unreadable records and must not stop the others.
  const next = db.prepare<{ kid: string; after: number; most: number }, SealedRow>(
    `SELECT d.id, d.uuid, d.kid, d.sha256 FROM documents d WHERE d.state = 'stored' AND d.kid <> @kid AND d.id > @after
       AND NOT EXISTS (SELECT 1 FROM damaged_records r WHERE r.source = 'documents' AND r.record_id = CAST(d.id AS TEXT)
         AND r.state IN ('open', 'quarantined'))
     ORDER BY d.id LIMIT @most`,
  );
  const move = db.prepare<{ id: number; from: string; uuid: string; kid: string }>(
    'UPDATE documents SET uuid = @uuid, kid = @kid WHERE id = @id AND uuid = @from',
  );

  return {
    sheet: (fingerprint: string) => sheet.get(fingerprint),
    writeSheet: createSheetWriter(db).write,
    /** Stored documents by the name of their key. */
    documentsByKey: () => new Map(byKey.all().map(({ kid, count }) => [kid, count])),
    /** Documents of other keys that are known not to read. */
    damagedOfOtherKeys: (kid: string) => damaged.get(kid) ?? 0,
    /** Documents of other keys than this one, in the order of their numbers. */
    ofOtherKeys: (kid: string, after: number, most: number) => next.all({ kid, after, most }),
    /** Gives a document another file and key; false when it has another file meanwhile. */
    move: (row: { id: number; from: string; uuid: string; kid: string }) => move.run(row).changes === 1,
  };
}

/** The repository of {@link createRotationRepository}. */
export type RotationRepository = ReturnType<typeof createRotationRepository>;
