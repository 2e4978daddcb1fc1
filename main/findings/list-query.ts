import { type CompiledQuery, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { PlainDate } from '../../shared/dates.ts';
import type { Severity } from '../../shared/findings.ts';
import { searchWords } from '../../shared/text.ts';
import { createQueryBuilder, type Slice, sliced } from '../database/query-builder.ts';
import { narrowed, type UnitChoice, type UnitFilterTable, unitCondition } from '../equipment/unit-filter-rules.ts';

/** A fault of a unit that is planned, or that physics does not cover, is a fault all the same; retired ones are nobody's to use. */
const shown = { includePlanned: true, includeNotCovered: true } as const;

/** Which findings are meant. */
export interface FindingQuery extends UnitChoice {
  readonly unitId?: number | undefined;
  readonly testId?: number | undefined;
  readonly state: 'open' | 'overdue' | 'resolved' | 'all';
  readonly severity?: readonly Severity[] | undefined;
  readonly ownerId?: readonly number[] | undefined;
  readonly includeDeleted?: boolean | undefined;
}

interface Tables {
  g: {
    id: number;
    unit_id: number;
    test_id: number | null;
    search_text: string;
    severity: string;
    owner_id: number | null;
    due_on: string | null;
    resolved_on: string | null;
    deleted_at: string | null;
  };
  u: UnitFilterTable;
}
type Expressions = ExpressionBuilder<Tables, 'g' | 'u'>;

/** Which findings, as they stand today; all that match without a limit. */
export interface AskedFindings extends FindingQuery, Partial<Slice> {
  readonly today: PlainDate;
}

/** What of a question only becomes a parameter. */
export const findingValues = ['unitId', 'testId', 'offset'] as const;

/** The number of findings that match. */
export function countQuery(asked: AskedFindings): CompiledQuery {
  return matching(asked)
    .select((e) => e.fn.countAll().as('total'))
    .compile();
}

/** Ids in order: open ones by due date (those without one last), then resolved ones, the newest first. */
export function idsQuery(asked: AskedFindings): CompiledQuery {
  return matching(asked)
    .select('g.id')
    .orderBy(sql`g.resolved_on IS NOT NULL`)
    .orderBy(sql`CASE WHEN g.resolved_on IS NULL THEN coalesce(g.due_on, '9999-99-99') END`)
    .orderBy('g.resolved_on', 'desc')
    .orderBy('g.id', 'desc')
    .modifyEnd(sliced(asked))
    .compile();
}

/** The ids of the units whose findings are meant. */
export function unitsQuery(filters: UnitChoice['filters'], today: PlainDate): CompiledQuery {
  return createQueryBuilder<{ units: UnitFilterTable }>()
    .selectFrom('units as u')
    .select('u.id')
    .where((e) => unitCondition(e, shownUnits(filters), today))
    .compile();
}

function matching(asked: AskedFindings) {
  const { unitId, testId, state, severity, ownerId, includeDeleted, filters, search, today } = asked;
  const findings = createQueryBuilder<{ findings: Tables['g']; units: UnitFilterTable }>().selectFrom('findings as g');
  // Findings are fewer than units and are read first, whatever the planner thinks; chips leave few units, and then it knows better.
  const withUnits = narrowed(filters ?? {})
    ? findings.innerJoin('units as u', 'u.id', 'g.unit_id')
    : findings.crossJoin('units as u').whereRef('u.id', '=', 'g.unit_id');
  return withUnits.where((e) => {
    const conditions = [...searchConditions(search)];
    if (unitId !== undefined) conditions.push(sql<SqlBool>`g.unit_id = ${unitId}`);
    if (testId !== undefined) conditions.push(sql<SqlBool>`g.test_id = ${testId}`);
    if (!includeDeleted) conditions.push(sql<SqlBool>`g.deleted_at IS NULL`);
    if (state === 'open' || state === 'overdue') conditions.push(sql<SqlBool>`g.resolved_on IS NULL`);
    if (state === 'overdue') conditions.push(sql<SqlBool>`g.due_on < ${today}`);
    if (state === 'resolved') conditions.push(sql<SqlBool>`g.resolved_on IS NOT NULL`);
    if (severity && severity.length > 0) conditions.push(sql<SqlBool>`g.severity IN (${sql.join(severity)})`);
    if (ownerId && ownerId.length > 0) conditions.push(sql<SqlBool>`g.owner_id IN (${sql.join(ownerId)})`);
    // Who asks for one unit or test means it, whatever state the unit is in.
    const one = (unitId !== undefined || testId !== undefined) && filters === undefined;
    return e.and([...conditions.map((condition) => e.and([condition])), ...(one ? [] : [ofUnits(e, filters, today)])]);
  });
}

function ofUnits(e: Expressions, filters: UnitChoice['filters'], today: PlainDate) {
  // as: the query has more tables than `u`, which is the only one that the condition looks at.
  return unitCondition(
    e as unknown as Parameters<typeof unitCondition>[0],
    shownUnits(filters),
    today,
  ) as unknown as ReturnType<Expressions['and']>;
}

function shownUnits(filters: UnitChoice['filters']): UnitChoice {
  const present = Object.fromEntries(Object.entries(filters ?? {}).filter(([, value]) => value !== undefined));
  return { filters: { ...shown, ...present } };
}

/** Every word occurs in what is known of the unit, in the description or in the work order. */
function searchConditions(search: string | undefined) {
  return searchWords(search).map((word) => {
    const pattern = `%${word.replace(/[!%_]/g, '!$&')}%`;
    return sql<SqlBool>`(EXISTS (SELECT 1 FROM unit_search s WHERE s.unit_id = u.id AND s.text LIKE ${pattern} ESCAPE '!')
      OR g.search_text LIKE ${pattern} ESCAPE '!')`;
  });
}
