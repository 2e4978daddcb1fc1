import { sql } from 'kysely';
import type { z } from 'zod';
import type { complianceContract, testSortKeys } from '../../shared/compliance.ts';
import type { PlainDate } from '../../shared/dates.ts';
import type { TestOutcome, TestType } from '../../shared/test-types.ts';
import type { Db } from '../database/connection.ts';
import { createKeptQueries } from '../database/kept-queries.ts';
import { compiled, directed, type Query, type Slice, sliced } from '../database/query-builder.ts';
import { createQueryReader } from '../database/query-reader.ts';
import { bringIntoOrder, type NameKey, placeOfName } from '../equipment/name-order-rules.ts';
import { type UnitBriefRow, unitBriefColumns, unitBriefJoins } from '../equipment/unit-brief-columns.ts';
import { createDefinitionReader } from '../obligations/definition-rules.ts';
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

/** A survey record with the names behind its ids, apart from its unit. */
export interface TestRow {
  readonly id: number;
  readonly unitId: number;
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
export interface Satisfied {
  readonly obligationId: number;
  readonly obligation: string;
  readonly excluded: boolean;
}

interface SatisfiableRow {
  readonly id: number;
  readonly unitId: number;
  readonly endsOn: PlainDate | null;
  readonly obligation: string;
  readonly definition: string;
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
    `SELECT ${fields}, t.unit_id AS unitId, t.version, t.outcome, t.deleted_at AS deletedAt, t.deleted_by AS deletedBy, t.deleted_reason AS deletedReason,
       (SELECT count(*) FROM findings g WHERE g.test_id = t.id AND g.deleted_at IS NULL AND g.resolved_on IS NULL) AS findingsOpen,
       (SELECT count(*) FROM findings g WHERE g.test_id = t.id AND g.deleted_at IS NULL) AS findingsTotal,
       (SELECT count(*) FROM documents x WHERE x.entity = 'test' AND x.entity_id = t.id AND x.state = 'stored' AND x.deleted_at IS NULL) AS documents,
       (SELECT min(b.id) FROM bookings b WHERE b.test_id = t.id) AS bookingId
     FROM json_each(?) page JOIN tests t ON t.id = page.value ${people} ORDER BY page.key`,
  );
  const briefs = db.prepare<[string], UnitBriefRow>(
    `SELECT ${unitBriefColumns} FROM json_each(?) page JOIN units u ON u.id = page.value ${unitBriefJoins}`,
  );
  const exported = db.prepare<[string], ExportedTest>(
    `SELECT ${fields}, t.unit_id AS unitId FROM json_each(?) page JOIN tests t ON t.id = page.value ${people} ORDER BY page.key`,
  );
  const satisfiable = db.prepare<[string], SatisfiableRow>(
    `SELECT o.id, o.unit_id AS unitId, o.ends_on AS endsOn, r.label AS obligation, r.definition
     FROM json_each(?) page JOIN obligations o ON o.unit_id = page.value JOIN obligation_rules r ON r.id = o.rule_id
     ORDER BY r.label_folded, o.id`,
  );
  const exclusions = db.prepare<[string], { readonly testId: number; readonly obligationId: number }>(
    `SELECT x.test_id AS testId, x.obligation_id AS obligationId
     FROM json_each(?) page JOIN test_exclusions x ON x.test_id = page.value`,
  );
  const definitionOf = createDefinitionReader();
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
    ids(asked: AskedTests): number[] {
      bringIntoOrder(db, asked.sort);
      return read.numbers(found(asked));
    },
    /** In the order of the ids. */
    many: (ids: readonly number[]): TestRow[] => many.all(JSON.stringify(ids)),
    exported: (ids: readonly number[]): ExportedTest[] => exported.all(JSON.stringify(ids)),
    /** The units in brief, by id. */
    briefs: (unitIds: readonly number[]): ReadonlyMap<number, UnitBriefRow> =>
      new Map(briefs.all(JSON.stringify(unitIds)).map((row) => [row.unitId, row])),
    /** What of the obligations of its unit a survey satisfies by its type, by the names of the rules. */
    satisfied(tests: readonly TestRow[]): (test: TestRow) => Satisfied[] {
      const units = JSON.stringify([...new Set(tests.map(({ unitId }) => unitId))]);
      const ofUnit = Map.groupBy(satisfiable.all(units), ({ unitId }) => unitId);
      const ofTest = Map.groupBy(exclusions.all(JSON.stringify(tests.map(({ id }) => id))), ({ testId }) => testId);
      return ({ id, unitId, type, testDate }) =>
        (ofUnit.get(unitId) ?? [])
          // An obligation that had ended before the test is none of its business.
          .filter(({ endsOn }) => endsOn === null || endsOn >= testDate)
          .filter(({ definition }) => definitionOf(definition).satisfiedBy.includes(type))
          .map((one) => ({
            obligationId: one.id,
            obligation: one.obligation,
            excluded: (ofTest.get(id) ?? []).some(({ obligationId }) => obligationId === one.id),
          }));
    },
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

const nameOf = (key: NameKey) => placeOfName(key, sql`t.unit_id`);

const sortKeys: Readonly<Record<(typeof testSortKeys)[number], ReturnType<typeof nameOf>>> = {
  testDate: sql`t.tested_on`,
  reportDate: sql`t.reported_on`,
  submissionDate: sql`t.submitted_on`,
  type: sql`t.type`,
  className: nameOf('className'),
  facilityName: nameOf('facilityName'),
  id: sql`t.id`,
};
