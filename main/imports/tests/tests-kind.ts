import { AppError } from '#shared/contract/errors.ts';
import { createTestWriter } from '../../compliance/test-writer.ts';
import type { Tx } from '../../rpc/transact.ts';
import { gatherClocks } from '../gathered-clocks.ts';
import type { FileKind, Reverter } from '../kind.ts';
import { oldValues } from '../old-values.ts';
import { personSteps } from '../person-records.ts';
import { testColumns } from './test-columns.ts';
import { createTestRows } from './test-rows.ts';

/** Files of tests. */
export const testsKind: FileKind = {
  columns: testColumns,
  idColumn: 'test_id',
  table: 'tests',
  room: 100_000,
  // REMS writes the header alone where nothing was recorded, and gives it away as a template.
  mayBeEmpty: true,
  requireHeader(names) {
    const missing = ['eq_id', 'test_type', 'test_date'].filter((name) => !names.has(name));
    if (missing.length === 0) return;
    throw new AppError(
      'INVALID',
      `This is not a file of surveys: its first line lacks ${missing.join(', ')}. Column names must be written exactly as REMS writes them.`,
    );
  },
  createRows: createTestRows,
  createReverter,
};

function createReverter(tx: Tx, importId: number): Reverter {
  const clocks = gatherClocks(tx.db);
  const tests = createTestWriter(tx.db, clocks);
  const options = { importId };
  return {
    steps: {
      ...personSteps(tx, importId),
      'compliance.recordTest': ({ entity_id }) => tests.erase(tx, Number(entity_id), options),
      // What bookings do follows from their tests.
      'bookings.complete': () => undefined,
      'bookings.reopen': () => undefined,
      'compliance.updateTest': (entry) => void tests.update(tx, Number(entry.entity_id), oldValues(entry), options),
    },
    finish: () => clocks.flush(tx),
  };
}
