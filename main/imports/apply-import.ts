import { AppError } from '../../shared/contract/errors.ts';
import type { ImportCounts, ImportMode } from '../../shared/imports.ts';
import type { Tx } from '../rpc/transact.ts';
import type { OpenedImport } from './opened-import.ts';
import { createImportsRepository } from './repository.ts';
import type { RunControl } from './run-control.ts';
import { runRows, storedResult } from './run-rows.ts';

/**
 * Writes the rows of a file in the open transaction: records, their audit entries, the report and the import itself.
 * @throws AppError INVALID when a row has an error and all or nothing was asked for, or when no row is good; Cancelled. Nothing is written then.
 */
export function applyImport(
  tx: Tx,
  importId: number,
  source: OpenedImport,
  mode: ImportMode,
  control: RunControl,
): ImportCounts {
  const { db } = tx;
  const repository = createImportsRepository(db);
  const rows = source.createRows({
    db,
    now: new Date(tx.at),
    write: { tx, importId },
    blankCells: repository.blankCellsOf(importId),
  });
  const result = runRows({
    source,
    rows,
    control,
    report: (batch) => repository.putRows(importId, batch),
  });
  const { counts } = result;
  const refusal = refusalOf(counts, mode);
  if (refusal !== undefined) throw new AppError('INVALID', refusal);
  repository.patch(importId, {
    state: 'applied',
    mode,
    ...storedResult(source, result),
    applied_at: tx.at,
  });
  const { created, updated, unchanged, skipped, errors } = counts;
  const changes = Object.fromEntries(
    Object.entries({ created, updated, unchanged, skipped, errors }).map(([name, count]) => [
      name,
      { old: null, new: count },
    ]),
  );
  tx.audit({ entity: 'import', entityId: importId, action: 'imports.applied', changes, importId });
  return counts;
}

/** Why these counts may not be written in this mode; undefined when they may. */
export function refusalOf(counts: ImportCounts, mode: ImportMode): string | undefined {
  const { errors } = counts;
  if (errors === 0) return undefined;
  const rowsWithErrors = errors === 1 ? '1 row has an error' : `${errors} rows have errors`;
  if (mode === 'all-or-nothing')
    return `Nothing was imported, because ${rowsWithErrors}. Correct the file, or import the good rows only.`;
  if (counts.created + counts.updated + counts.unchanged > 0) return undefined;
  return `Nothing was imported: ${rowsWithErrors} and no row is good. Correct the file and send it again.`;
}
