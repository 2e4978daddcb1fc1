import { AppError } from '../../shared/contract/errors.ts';
import { type LookupKind, lookupKinds } from '../../shared/lookups.ts';
import type { Db } from '../database/connection.ts';
import { createUnitWriter } from '../equipment/unit-writer.ts';
import { createLookupWriter } from '../lookups/service.ts';
import { createPersonWriter } from '../people/service.ts';
import type { Changes } from '../rpc/audit-chain.ts';
import type { Tx } from '../rpc/transact.ts';
import { createImportsRepository } from './repository.ts';
import { checkpoint, controlEvery, type RunControl } from './run-control.ts';
import { createUndoObstacles } from './undo-obstacles.ts';

interface Entry {
  readonly seq: number;
  readonly entity: string;
  readonly entity_id: string;
  readonly action: string;
  readonly changes: string;
}

const batchSize = 500;

/**
 * Takes an import back from the audit trail, newest entry first: what it created is removed, what it changed gets its old values.
 * All in the open transaction; each step is on record itself.
 * @throws AppError CONFLICT when something was changed later or hangs on it; Cancelled
 */
export function undoImport(tx: Tx, importId: number, control: RunControl): void {
  const { db } = tx;
  const refusal = createUndoObstacles(db).refusalOf(importId);
  if (refusal !== undefined) throw new AppError('CONFLICT', refusal);
  const revert = createReverter(tx, importId);
  const count = db
    .prepare<[number], number>(`SELECT count(*) FROM audit WHERE import_id = ? AND entity <> 'import'`)
    .pluck();
  const total = count.get(importId) ?? 0;
  let done = 0;
  for (const entry of entriesBackwards(db, importId)) {
    if (done % controlEvery === 0) checkpoint(control, done, total);
    revert(entry);
    done += 1;
  }
  createImportsRepository(db).patch(importId, { state: 'undone', undone_at: tx.at, message: null });
  tx.audit({
    entity: 'import',
    entityId: importId,
    action: 'imports.undone',
    changes: { state: { old: 'applied', new: 'undone' } },
    importId,
  });
}

function createReverter(tx: Tx, importId: number): (entry: Entry) => void {
  const units = createUnitWriter(tx.db);
  const lookups = createLookupWriter(tx.db);
  const people = createPersonWriter(tx.db);
  const options = { importId };
  return (entry) => {
    const id = Number(entry.entity_id);
    switch (entry.action) {
      case 'equipment.create':
        return units.remove(tx, id, options);
      case 'equipment.update':
        return void units.update(tx, id, oldValues(entry), options);
      case 'people.create':
        return people.remove(tx, id, options);
      case 'people.update':
        return void people.update(tx, id, oldValues(entry), options);
      case 'lookups.create': {
        const [kind = '', lookupId = ''] = entry.entity_id.split(':');
        return lookups.remove(tx, asLookupKind(kind), Number(lookupId), options);
      }
      default:
        throw new Error(`an import wrote ${entry.action}, which cannot be taken back`);
    }
  };
}

/** The fields of a changed record as they were; the writers put them on record under the names in which they accept them. */
function oldValues(entry: Entry): Record<string, never> {
  const changes = JSON.parse(entry.changes) as Changes; // written by appendAudit from this type
  return Object.fromEntries(Object.entries(changes).map(([field, { old }]) => [field, old as never]));
}

function asLookupKind(text: string): LookupKind {
  const kind = lookupKinds.find((candidate) => candidate === text);
  if (kind === undefined) throw new Error(`the audit trail names an unknown kind of lookup: ${text}`);
  return kind;
}

/** In batches, because the connection writes in between; entries that the undo itself adds are above the start. */
function* entriesBackwards(db: Db, importId: number): Iterable<Entry> {
  const below = db.prepare<[number, number, number], Entry>(
    `SELECT seq, entity, entity_id, action, changes FROM audit WHERE import_id = ? AND entity <> 'import' AND seq < ? ORDER BY seq DESC LIMIT ?`,
  );
  for (let seq = Number.MAX_SAFE_INTEGER; ; ) {
    const batch = below.all(importId, seq, batchSize);
    yield* batch;
    const last = batch.at(-1);
    if (!last) return;
    seq = last.seq;
  }
}
