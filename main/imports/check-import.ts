import type { Db } from '../database/connection.ts';
import type { Clock } from '../ports.ts';
import type { Transactor } from '../rpc/transact.ts';
import { createFileChunks } from './file-chunks.ts';
import { openImport } from './open-import.ts';
import { createImportsRepository } from './repository.ts';
import type { RunControl } from './run-control.ts';
import { runRows, storedResult } from './run-rows.ts';

/**
 * The dry run: plans every row against the present data and stores the difference; no record changes. The report is written in small
 * transactions, so that other writers wait for none of it.
 * @throws AppError INVALID when the file as a whole cannot be read; Cancelled
 */
export function checkImport(
  deps: { readonly db: Db; readonly clock: Clock; readonly transactor: Transactor },
  importId: number,
  control: RunControl,
): void {
  const { db, clock, transactor } = deps;
  const repository = createImportsRepository(db);
  const source = openImport(repository.kindOf(importId), () => createFileChunks(db).read(importId));
  const rows = source.createRows({ db, now: clock.now(), write: null, blankCells: repository.blankCellsOf(importId) });
  const result = runRows({
    source,
    rows,
    control,
    report: (batch) => transactor.housekeeping(() => repository.putRows(importId, batch)),
  });
  transactor.housekeeping(() =>
    repository.patch(importId, {
      state: 'checked',
      ...storedResult(source, result),
    }),
  );
}
