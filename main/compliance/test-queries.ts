import { sql } from 'kysely';
import type { z } from 'zod';
import type { complianceContract, testSortKeys } from '../../shared/compliance.ts';
import type { PlainDate } from '../../shared/dates.ts';
import type { TestOutcome, TestType } from '../../shared/test-types.ts';
import type { Db } from '../database/connection.ts';
import { createKeptQueries } from '../database/kept-queries.ts';
import { compiled, directed, type Query, type Slice, sliced } from '../database/query-builder.ts';
import { createQueryReader } from '../database/query-reader.ts';
import { type UnitBriefRow, unitBriefColumns, unitBriefJoins } from '../equipment/unit-brief-columns.ts';
import { unitsWithHistory } from './active-unit-rules.ts';
import { createNamedPeople } from './named-people-rules.ts';

/** What a list of survey records asks for. */
export type TestQuery = Omit<z.output<(typeof complianceContract)['tests']['input']>, 'page' | 'pageSize'>;

/** Which survey records, as they stand today; all that match without a limit. */
export interface AskedTests extends TestQuery, Partial<Slice> {
  readonly today: PlainDate;
}

/** What of a question only becomes a parameter. */
export const testValues = ['unitId', 'from', 'to', 'offset'] as const;

/** A survey record with the names behind its ids. */
export interface TestRow extends UnitBriefRow {
  readonly id: number;
  readonly version: number;
  readonly type: TestType;
  readonly testDate: PlainDate;
  readonly reportDate: PlainDate | null;
  readonly submissionDate: PlainDate | null;
  readonly performedById: number | null;
  readonly reviewedById: number | null;
  readonly performedByName: string | null;
  readonly reviewedByName: string | null;
  readonly outcome: TestOutcome | null;
  readonly notes: string | null;
  readonly findingsOpen: number;
  readonly findingsTotal: number;
  readonly documents: number;
  readonly bookingId: number | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly modifiedBy: string | null;
  readonly updatedAt: string;
  readonly deletedAt: string | null;
  readonly deletedBy: string | null;
  readonly deletedReason: string | null;
}

/** An obligation that a survey satisfies by its type. */
export interface SatisfiedRow {
  readonly testId: number;
  readonly obligationId: number;
  readonly obligation: string;
  readonly excluded: 0 | 1;
}

/** A line of a file of surveys; see {@link createTestQueries}. */
export interface ExportedTest {
  readonly id: number;
  readonly unitId: number;
  readonly type: TestType;
  readonly testDate: PlainDate;
  readonly reportDate: PlainDate | null;
  readonly submissionDate: PlainDate | null;
  readonly performedById: number | null;
  readonly performedByName: string | null;
  readonly reviewedById: number | null;
  readonly reviewedByName: string | null;
  readonly notes: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly modifiedBy: string | null;
  readonly updatedAt: string;
}

const people = 'LEFT JOIN people p ON p.id = t.performed_by_id LEFT JOIN people v ON v.id = t.reviewed_by_id';
const fields = `t.id, t.type, t.tested_on AS testDate, t.reported_on AS reportDate, t.submitted_on AS submissionDate,
  t.performed_by_id AS performedById, t.reviewed_by_id AS reviewedById, p.name AS performedByName, v.name AS reviewedByName,
  t.notes, t.created_by AS createdBy, t.created_at AS createdAt, t.modified_by AS modifiedBy, t.updated_at AS updatedAt`;

/** Reads survey records on one connection. */
export function createTestQueries(db: Db) {
  const many = db.prepare<[string], TestRow>(
    `SELECT ${fields}, t.version, t.outcome, t.deleted_at AS deletedAt, t.deleted_by AS deletedBy, t.deleted_reason AS deletedReason,
       (SELECT count(*) FROM findings g WHERE g.test_id = t.id AND g.deleted_at IS NULL AND g.resolved_on IS NULL) AS findingsOpen,
       (SELECT count(*) FROM findings g WHERE g.test_id = t.id AND g.deleted_at IS NULL) AS findingsTotal,
       (SELECT count(*) FROM documents x WHERE x.entity = 'test' AND x.entity_id = t.id AND x.state = 'stored' AND x.deleted_at IS NULL) AS documents,
       (SELECT min(b.id) FROM bookings b WHERE b.test_id = t.id) AS bookingId,
       ${unitBriefColumns}
     FROM json_each(?) page JOIN tests t ON t.id = page.value ${people} JOIN units u ON u.id = t.unit_id ${unitBriefJoins}
     ORDER BY page.key`,
  );
  const exported = db.prepare<[string], ExportedTest>(
    `SELECT ${fields}, t.unit_id AS unitId FROM json_each(?) page JOIN tests t ON t.id = page.value ${people} ORDER BY page.key`,
  );
  // An obligation that had ended before the test is none of its business.
  const satisfied = db.prepare<[string], SatisfiedRow>(
    `SELECT t.id AS testId, o.id AS obligationId, r.label AS obligation,
       EXISTS (SELECT 1 FROM test_exclusions x WHERE x.test_id = t.id AND x.obligation_id = o.id) AS excluded
     FROM json_each(?) page JOIN tests t ON t.id = page.value JOIN obligations o ON o.unit_id = t.unit_id
       JOIN obligation_rules r ON r.id = o.rule_id
     WHERE (o.ends_on IS NULL OR o.ends_on >= t.tested_on)
       AND EXISTS (SELECT 1 FROM json_each(r.definition, '$.satisfiedBy') s WHERE s.value = t.type)
     ORDER BY t.id, r.label_folded, o.id`,
  );
  const retestOf = db
    .prepare<[number], PlainDate>(
      'SELECT max(reported_on) FROM findings WHERE retest_id = ? AND resolved_on IS NOT NULL AND deleted_at IS NULL',
    )
    .pluck();
  const read = createQueryReader(db);
  const counted = createKeptQueries(testValues, countQuery);
  const found = createKeptQueries(testValues, idsQuery);

  return {
    count: (asked: AskedTests): number => read.number(counted(asked)),
    /** Ids in order, the newest test first unless told otherwise; blanks last. */
    ids: (asked: AskedTests): number[] => read.numbers(found(asked)),
    /** In the order of the ids. */
    many: (ids: readonly number[]): TestRow[] => many.all(JSON.stringify(ids)),
    exported: (ids: readonly number[]): ExportedTest[] => exported.all(JSON.stringify(ids)),
    satisfied: (ids: readonly number[]): SatisfiedRow[] => satisfied.all(JSON.stringify(ids)),
    person: createNamedPeople(db),
    /** The day on which the latest finding was reported that was closed with this test. */
    retestOf: (id: number): PlainDate | null => retestOf.get(id) ?? null,
  };
}

/** The queries of {@link createTestQueries}. */
export type TestQueries = ReturnType<typeof createTestQueries>;

/** The number of survey records that match. */
export function countQuery(asked: AskedTests): Query {
  return compiled(sql`SELECT count(*) FROM tests t WHERE ${matching(asked)}`);
}

/** The ids of those that match, in order. */
export function idsQuery(asked: AskedTests): Query {
  return compiled(sql`
    SELECT t.id FROM tests t WHERE ${matching(asked)} ORDER BY ${sql.join(orderOf(asked.sort))}
    ${sliced(asked)}`);
}

function matching({ unitId, filters, search, type, outcome, from, to, includeDeleted, today }: AskedTests) {
  const conditions = [
    ...(includeDeleted ? [] : [sql`t.deleted_at IS NULL`]),
    ...(unitId === undefined ? [] : [sql`t.unit_id = ${unitId}`]),
    ...(filters || search
      ? [sql`t.unit_id IN (SELECT u.id FROM units u WHERE ${unitsWithHistory({ filters, search }, today)})`]
      : []),
    ...(type && type.length > 0 ? [sql`t.type IN (${sql.join(type)})`] : []),
    ...(outcome && outcome.length > 0 ? [sql`t.outcome IN (${sql.join(outcome)})`] : []),
    ...(from === undefined ? [] : [sql`t.tested_on >= ${from}`]),
    ...(to === undefined ? [] : [sql`t.tested_on <= ${to}`]),
  ];
  return conditions.length === 0 ? sql`1` : sql.join(conditions, sql` AND `);
}

function orderOf(sort: TestQuery['sort']) {
  const newestFirst = [sql`t.tested_on DESC`, sql`t.id DESC`];
  if (!sort || sort.length === 0) return newestFirst;
  const keys = sort.map(({ by, direction }) => directed(sortKeys[by], direction));
  return [...keys, ...newestFirst];
}

const nameOf = (table: string, column: string) =>
  sql`(SELECT n.name_folded FROM units u JOIN ${sql.table(table)} n ON n.id = ${sql.ref(`u.${column}`)} WHERE u.id = t.unit_id)`;

const sortKeys: Readonly<Record<(typeof testSortKeys)[number], ReturnType<typeof nameOf>>> = {
  testDate: sql`t.tested_on`,
  reportDate: sql`t.reported_on`,
  submissionDate: sql`t.submitted_on`,
  type: sql`t.type`,
  className: nameOf('classes', 'class_id'),
  facilityName: nameOf('facilities', 'facility_id'),
  id: sql`t.id`,
};
