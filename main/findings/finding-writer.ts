import type { Db } from '../database/connection.ts';
import type { Tx } from '../rpc/transaction.ts';
import { createFindingQueries, type FindingValues } from './finding-queries.ts';
import { changesOf } from './finding-values.ts';

/** A finding to add as part of an import. */
export interface NewFindingOfImport extends FindingValues {
  readonly unitId: number;
}

/** Writes findings for others, for use inside the caller's transaction; people and dates must have been checked. */
export interface FindingWriter {
  /** Adds a finding of an import. */
  insert(tx: Tx, finding: NewFindingOfImport, options: { readonly importId: number }): { readonly id: number };
  /** Deletes the row, only to undo an import. */
  erase(tx: Tx, id: number, options: { readonly importId: number }): void;
  /** Names another owner, as an ordinary edit. */
  setOwner(tx: Tx, id: number, ownerId: number): void;
}

/** A writer on one connection. */
export function createFindingWriter(db: Db): FindingWriter {
  const repository = createFindingQueries(db);
  const owner = db.prepare<[{ id: number; ownerId: number; at: string }]>(
    'UPDATE findings SET owner_id = @ownerId, updated_at = @at, version = version + 1 WHERE id = @id',
  );
  const ownerOf = db.prepare<[number], number | null>('SELECT owner_id FROM findings WHERE id = ?').pluck();
  const remove = db.prepare<[number]>('DELETE FROM findings WHERE id = ?');
  return {
    insert(tx, { unitId, ...values }, { importId }) {
      const id = repository.insert({ ...values, unitId, reportedBy: tx.by, reporterAccountId: null, at: tx.at });
      if (values.resolvedOn !== null) repository.update(id, values, tx.at);
      const changes = { unitId: { old: null, new: unitId }, ...changesOf(null, values) };
      tx.audit({ entity: 'finding', entityId: id, action: 'findings.create', changes, importId });
      return { id };
    },

    erase(tx, id, { importId }) {
      remove.run(id);
      tx.audit({ entity: 'finding', entityId: id, action: 'findings.erase', importId });
    },

    setOwner(tx, id, ownerId) {
      const old = ownerOf.get(id) ?? null;
      if (old === ownerId) return;
      owner.run({ id, ownerId, at: tx.at });
      tx.audit({
        entity: 'finding',
        entityId: id,
        action: 'findings.update',
        changes: { ownerId: { old, new: ownerId } },
      });
    },
  };
}
