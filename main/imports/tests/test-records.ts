import { createTestWriter } from '../../compliance/test-writer.ts';
import { type GatheredClocks, gatherClocks } from '../gathered-clocks.ts';
import type { RowsDeps } from '../kind.ts';
import type { TestFileFields } from './test-fields.ts';

/** Where the tests of a file go: into the database, or nowhere. */
export interface TestRecords {
  /** @param author the name on record; without one whoever imports */
  create(id: number, fields: TestFileFields, author?: string): void;
  update(id: number, change: Partial<TestFileFields>): void;
  /** After the last row. */
  finish(): void;
}

/** Writes under an import, or pretends. */
export function createTestRecords(write: RowsDeps['write']): TestRecords {
  if (!write) return { create: () => undefined, update: () => undefined, finish: () => undefined };
  const { tx, importId } = write;
  const clocks: GatheredClocks = gatherClocks(tx.db);
  const tests = createTestWriter(tx.db, clocks);
  const options = { importId };
  return {
    create: (id, fields, author) => void tests.insert(tx, { ...fields, id, createdBy: author || tx.by }, options),
    update: (id, change) => void tests.update(tx, id, change, options),
    finish: () => clocks.flush(tx),
  };
}
