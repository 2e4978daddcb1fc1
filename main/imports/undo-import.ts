import { AppError } from '../../shared/contract/errors.ts';
import type { Db } from '../database/connection.ts';
import type { Changes } from '../rpc/audit-chain.ts';
import type { Tx } from '../rpc/transact.ts';
import { createReverterOf } from './open-import.ts';
import { createImportsRepository } from './repository.ts';
import { checkpoint, controlEvery, type RunControl } from './run-control.ts';
import { createSampleReverter } from './sample-reverter.ts';
import { createUndoObstacles } from './undo-obstacles.ts';

interface Entry {
  readonly seq: number;
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
  const repository = createImportsRepository(db);
  const { steps, finish } =
    repository.get(importId)?.source === 'sample'
      ? createSampleReverter(tx, importId)
      : createReverterOf(repository.kindOf(importId), tx, importId);
  const count = db
    .prepare<[number], number>(`SELECT count(*) FROM audit WHERE import_id = ? AND entity <> 'import'`)
    .pluck();
  const total = count.get(importId) ?? 0;
  let done = 0;
  for (const entry of entriesBackwards(db, importId)) {
    if (done % controlEvery === 0) checkpoint(control, done, total);
    const step = steps[entry.action];
    if (!step) throw new Error(`an import wrote ${entry.action}, which cannot be taken back`);
    // Written by appendAudit from this type.
    step({ ...entry, changes: JSON.parse(entry.changes) as Changes });
    done += 1;
  }
  finish();
  repository.patch(importId, { state: 'undone', undone_at: tx.at, message: null });
  tx.audit({
    entity: 'import',
    entityId: importId,
    action: 'imports.undone',
    changes: { state: { old: 'applied', new: 'undone' } },
    importId,
  });
}

/** In batches, because the connection writes in between; entries that the undo itself adds are above the start. */
function* entriesBackwards(db: Db, importId: number): Iterable<Entry> {
  const below = db.prepare<[number, number, number], Entry>(
    `SELECT seq, entity_id, action, changes FROM audit WHERE import_id = ? AND entity <> 'import' AND seq < ? ORDER BY seq DESC LIMIT ?`,
  );
  for (let seq = Number.MAX_SAFE_INTEGER; ; ) {
    const batch = below.all(importId, seq, batchSize);
    yield* batch;
    const last = batch.at(-1);
    if (!last) return;
    seq = last.seq;
  }
}
