import type { Db } from '../../database/connection.ts';
import type { Thumbnail } from './make-thumbnail.ts';

/** What is stored of a small picture. */
export interface StoredThumbnail {
  readonly documentId: number;
  readonly outcome: Thumbnail['outcome'];
  readonly width: number | null;
  readonly height: number | null;
  readonly bytes: Buffer | null;
}

/** SQL of small pictures. */
export function createThumbnailStore(db: Db) {
  const some = db.prepare<[string], StoredThumbnail>(
    `SELECT document_id AS documentId, outcome, width, height, bytes FROM document_thumbnails
     WHERE document_id IN (SELECT value FROM json_each(?))`,
  );
  const known = db
    .prepare<[string], number>(
      'SELECT document_id FROM document_thumbnails WHERE document_id IN (SELECT value FROM json_each(?))',
    )
    .pluck();
  const put = db.prepare<[number, string, number | null, number | null, Uint8Array | null, string]>(
    `INSERT INTO document_thumbnails (document_id, outcome, width, height, bytes, made_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (document_id) DO NOTHING`,
  );
  return {
    some: (ids: readonly number[]) => some.all(JSON.stringify(ids)),
    known: (ids: readonly number[]) => new Set(known.all(JSON.stringify(ids))),
    put(documentId: number, made: Thumbnail, at: string): void {
      if (made.outcome === 'made') put.run(documentId, 'made', made.width, made.height, made.bytes, at);
      else put.run(documentId, made.outcome, null, null, null, at);
    },
  };
}
