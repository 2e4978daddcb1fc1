import type { PlainDate } from '../../shared/dates.ts';
import type { TestOutcome, TestType } from '../../shared/test-types.ts';
import type { Db } from '../database/connection.ts';

/** The entered fields of a survey record. */
export interface TestFields {
  readonly unitId: number;
  readonly type: TestType;
  readonly testDate: PlainDate;
  readonly reportDate: PlainDate | null;
  readonly submissionDate: PlainDate | null;
  readonly performedById: number | null;
  readonly reviewedById: number | null;
  readonly outcome: TestOutcome | null;
  readonly notes: string | null;
}

/** A survey record as the writer needs it. */
export interface StoredTest {
  readonly version: number;
  readonly deletedAt: string | null;
  readonly fields: TestFields;
  /** Obligations for which it does not count, by id. */
  readonly excludedObligationIds: readonly number[];
}

/** The column of each field. */
export const testColumns: Readonly<Record<keyof TestFields, string>> = {
  unitId: 'unit_id',
  type: 'type',
  testDate: 'tested_on',
  reportDate: 'reported_on',
  submissionDate: 'submitted_on',
  performedById: 'performed_by_id',
  reviewedById: 'reviewed_by_id',
  outcome: 'outcome',
  notes: 'notes',
};

/** Every field, in the order of {@link testColumns}. */
// as: the object has the keys of its type and no others.
export const testFieldNames = Object.keys(testColumns) as (keyof TestFields)[];

type Value = string | number | null;

/** Statements that write survey records. */
export function createTestTable(db: Db) {
  const columns = testFieldNames.map((field) => testColumns[field]);
  const one = db.prepare<[number], TestFields & { readonly version: number; readonly deletedAt: string | null }>(
    `SELECT ${testFieldNames.map((field) => `${testColumns[field]} AS ${field}`).join(', ')}, version, deleted_at AS deletedAt
     FROM tests WHERE id = ?`,
  );
  const excluded = db
    .prepare<[number], number>('SELECT obligation_id FROM test_exclusions WHERE test_id = ? ORDER BY obligation_id')
    .pluck();
  const insert = db.prepare<Value[]>(
    `INSERT INTO tests (id, created_by, created_at, updated_at, ${columns.join(', ')})
     VALUES (?, ?, ?, ?, ${columns.map(() => '?').join(', ')})`,
  );
  const update = db.prepare<Value[]>(
    `UPDATE tests SET modified_by = ?, updated_at = ?, version = version + 1, ${columns.map((column) => `${column} = ?`).join(', ')}
     WHERE id = ?`,
  );
  const mark = db.prepare<Value[]>(
    `UPDATE tests SET deleted_at = ?, deleted_by = ?, deleted_reason = ?, modified_by = ?, updated_at = ?, version = version + 1 WHERE id = ?`,
  );
  const clearExclusions = db.prepare<[number]>('DELETE FROM test_exclusions WHERE test_id = ?');
  const exclude = db.prepare<[number, number]>('INSERT INTO test_exclusions (test_id, obligation_id) VALUES (?, ?)');
  const erase = db.prepare<[number]>('DELETE FROM tests WHERE id = ?');
  const unit = db.prepare<[number], number>('SELECT 1 FROM units WHERE id = ?').pluck();
  const foreign = db
    .prepare<[string, number], number>(
      `SELECT j.value FROM json_each(?) j LEFT JOIN obligations o ON o.id = j.value AND o.unit_id = ? WHERE o.id IS NULL`,
    )
    .pluck();
  const referrers = db
    .prepare<[{ id: number }], 'finding' | 'document' | null>(
      `SELECT CASE
         WHEN EXISTS (SELECT 1 FROM findings WHERE test_id = @id OR retest_id = @id) THEN 'finding'
         WHEN EXISTS (SELECT 1 FROM documents WHERE entity = 'test' AND entity_id = @id) THEN 'document' END`,
    )
    .pluck();
  const values = (fields: TestFields) => testFieldNames.map((field) => fields[field]);

  return {
    read(id: number): StoredTest | undefined {
      const row = one.get(id);
      if (!row) return undefined;
      const { version, deletedAt, ...fields } = row;
      return { version, deletedAt, fields, excludedObligationIds: excluded.all(id) };
    },
    /** Answers the new id; `id` null takes the next one. */
    insert: (id: number | null, fields: TestFields, by: string, at: string): number =>
      Number(insert.run(id, by, at, at, ...values(fields)).lastInsertRowid),
    update: (id: number, fields: TestFields, by: string, at: string): void =>
      void update.run(by, at, ...values(fields), id),
    /** Takes a record out of every count, or brings it back. */
    mark(id: number, reason: string | null, by: string, at: string): void {
      mark.run(reason === null ? null : at, reason === null ? null : by, reason, by, at, id);
    },
    setExclusions(id: number, obligationIds: readonly number[]): void {
      clearExclusions.run(id);
      for (const obligationId of obligationIds) exclude.run(id, obligationId);
    },
    erase: (id: number): void => void erase.run(id),
    unitExists: (id: number): boolean => unit.get(id) === 1,
    /** Those of the ids that are no obligations of the unit. */
    foreignObligations: (unitId: number, ids: readonly number[]): number[] => foreign.all(JSON.stringify(ids), unitId),
    /** What refers to the record and would lose its ground. */
    referredBy: (id: number): 'finding' | 'document' | null => referrers.get({ id }) ?? null,
  };
}
