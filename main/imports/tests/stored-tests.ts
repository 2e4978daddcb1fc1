import type { PlainDate } from '#shared/dates.ts';
import type { Db } from '../../database/connection.ts';
import type { TestFileFields } from './test-fields.ts';

/** A test as an import compares it. */
export interface StoredTest extends TestFileFields {
  readonly deleted: 0 | 1;
}

/** Reads tests as an import compares them. */
export interface StoredTests {
  get(id: number): StoredTest | undefined;
  /** The oldest record of the same type on the same day of the same unit. */
  same(test: Pick<TestFileFields, 'unitId' | 'type' | 'testDate'>): number | undefined;
  /** A record that says exactly the same; each is answered once, so that twins in a file find twins. */
  takeEqual(test: TestFileFields): number | undefined;
  /** Takes notice of a record that this run adds under a number of the file: it is nobody's twin. */
  added(id: number): void;
  /** Whether a finding hangs on the test, so that it cannot move to another unit. */
  hasFindings(id: number): boolean;
  /** The day on which the latest finding was reported that was closed with this test; null without one. */
  provenSince(id: number): PlainDate | null;
}

/** Reads on one connection, what is there before the run writes. */
export function createStoredTests(db: Db): StoredTests {
  const one = db.prepare<[number], StoredTest>(
    `SELECT unit_id AS unitId, type, tested_on AS testDate, reported_on AS reportDate, submitted_on AS submissionDate,
       performed_by_id AS performedById, reviewed_by_id AS reviewedById, notes, deleted_at IS NOT NULL AS deleted
     FROM tests WHERE id = ?`,
  );
  const same = db
    .prepare<[number, string, string], number | null>(
      'SELECT min(id) FROM tests WHERE unit_id = ? AND type = ? AND tested_on = ? AND deleted_at IS NULL',
    )
    .pluck();
  const finding = db
    .prepare<[{ id: number }], number>('SELECT EXISTS (SELECT 1 FROM findings WHERE test_id = @id OR retest_id = @id)')
    .pluck();
  const proven = db
    .prepare<[number], PlainDate | null>(
      'SELECT max(reported_on) FROM findings WHERE retest_id = ? AND resolved_on IS NOT NULL AND deleted_at IS NULL',
    )
    .pluck();
  const equal = db
    .prepare<[TestFileFields & { readonly lastId: number }], number>(
      `SELECT id FROM tests WHERE unit_id = @unitId AND type = @type AND tested_on = @testDate AND deleted_at IS NULL AND id <= @lastId
         AND reported_on IS @reportDate AND submitted_on IS @submissionDate AND performed_by_id IS @performedById
         AND reviewed_by_id IS @reviewedById AND notes IS @notes ORDER BY id`,
    )
    .pluck();
  const taken = new Set<number>();
  // What the run itself adds has greater numbers.
  const lastId = db.prepare<[], number | null>('SELECT max(id) FROM tests').pluck().get() ?? 0;
  return {
    added: (id) => void taken.add(id),
    get: (id) => (id > lastId ? undefined : one.get(id)),
    same: ({ unitId, type, testDate }) => (lastId === 0 ? undefined : (same.get(unitId, type, testDate) ?? undefined)),
    takeEqual(test) {
      if (lastId === 0) return undefined;
      const id = equal.all({ ...test, lastId }).find((candidate) => !taken.has(candidate));
      if (id !== undefined) taken.add(id);
      return id;
    },
    hasFindings: (id) => finding.get({ id }) === 1,
    provenSince: (id) => proven.get(id) ?? null,
  };
}
