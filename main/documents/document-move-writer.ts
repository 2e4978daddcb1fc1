import type { DocumentEntity } from '../../shared/documents.ts';
import type { Db } from '../database/connection.ts';
import type { Tx } from '../rpc/transaction.ts';

/** From which record to which of the same kind. */
export interface DocumentMove {
  readonly entity: DocumentEntity;
  readonly fromId: number;
  readonly toId: number;
}

/** Hangs documents on another record, for use inside the caller's transaction. */
export interface DocumentMover {
  /** Every document of a record, deleted and waiting ones too. */
  idsOf(entity: DocumentEntity, entityId: number): number[];
  /** Moves each that still hangs where it is taken from; answers how many did not. */
  move(tx: Tx, ids: readonly number[], move: DocumentMove, reason: string): number;
}

/** A mover on one connection. What a file is sealed with does not name its record. */
export function createDocumentMover(db: Db): DocumentMover {
  const ids = db
    .prepare<[string, number], number>('SELECT id FROM documents WHERE entity = ? AND entity_id = ? ORDER BY id')
    .pluck();
  const hang = db.prepare<[DocumentMove & { id: number }]>(
    'UPDATE documents SET entity_id = @toId WHERE id = @id AND entity = @entity AND entity_id = @fromId',
  );
  return {
    idsOf: (entity, entityId) => ids.all(entity, entityId),
    move(tx, documents, move, reason) {
      const { entity, fromId, toId } = move;
      const left = documents.filter((id) => {
        if (hang.run({ id, entity, fromId, toId }).changes === 0) return true;
        const changes = { [`${entity}Id`]: { old: fromId, new: toId } };
        tx.audit({ entity: 'document', entityId: id, action: 'documents.move', changes, reason });
        return false;
      });
      return left.length;
    },
  };
}
