import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { PlainDate } from '../../shared/dates.ts';
import type { UnitState } from '../../shared/equipment.ts';
import type { UnitFilters } from '../../shared/lists.ts';
import { searchWords } from '../../shared/text.ts';

/** Which units are meant, in every list: the chips and switches, and the words of a search. */
export interface UnitChoice {
  readonly search?: string | undefined;
  readonly filters?: UnitFilters | undefined;
}

/** The columns of `units` that conditions look at. */
export interface UnitFilterTable {
  id: number;
  class_id: number;
  subclass_id: number | null;
  manufacturer_id: number | null;
  department_id: number | null;
  facility_id: number | null;
  contact_id: number | null;
  supervisor_id: number | null;
  physician_id: number | null;
  retired: number;
  retired_on: string | null;
  planned: number;
  physics_covered: number;
  radiology_owned: number | null;
  replacement_funded: number | null;
}

/** A query in which `u` is the unit; it may join other tables. */
export type UnitExpressions = ExpressionBuilder<{ u: UnitFilterTable }, 'u'>;
type Condition = ExpressionWrapper<{ u: UnitFilterTable }, 'u', SqlBool>;

/** The condition on `units AS u` that search and filters make; without a word on states, the three switches of REMS decide. */
export function unitCondition(e: UnitExpressions, { filters = {}, search }: UnitChoice, today: PlainDate): Condition {
  const conditions: Condition[] = [];
  for (const [column, chosen] of [
    ['u.class_id', filters.classId],
    ['u.subclass_id', filters.subclassId],
    ['u.manufacturer_id', filters.manufacturerId],
    ['u.department_id', filters.departmentId],
    ['u.facility_id', filters.facilityId],
  ] as const) {
    // No chip chosen is no filter, like an absent one.
    if (chosen && chosen.length > 0) conditions.push(e(column, 'in', chosen));
  }
  for (const [column, wanted] of [
    ['u.radiology_owned', filters.radiologyOwned],
    ['u.replacement_funded', filters.replacementFunded],
  ] as const) {
    if (wanted === true) conditions.push(e(column, '=', 1));
    if (wanted === false) conditions.push(e(column, 'is distinct from', 1));
  }
  if (filters.doNotUse !== undefined) {
    const blocked = sql<SqlBool>`EXISTS (SELECT 1 FROM findings b
      WHERE b.unit_id = u.id AND b.severity = 'blocking' AND b.resolved_on IS NULL AND b.deleted_at IS NULL)`;
    conditions.push(e.and([filters.doNotUse ? blocked : sql<SqlBool>`NOT ${blocked}`]));
  }
  conditions.push(
    stateCondition(e, filters, today),
    ...searchConditions(filters, search).map((found) => e.and([found])),
  );
  return e.and(conditions);
}

function searchConditions(filters: UnitFilters, search: string | undefined) {
  const words = searchWords(search);
  if (words.length === 0) return [];
  // Long words are rare: the first one that is missing spares reading the text again for the others.
  const rareFirst = words.toSorted((one, other) => other.length - one.length);
  const found = sql.join(
    rareFirst.map((word) => sql<SqlBool>`s.text LIKE ${`%${escaped(word)}%`} ESCAPE '!'`),
    sql` AND `,
  );
  // Chips leave few units, whose texts are looked up one by one; without them the texts are read from first to last, which is faster than finding each.
  return [
    narrowed(filters)
      ? sql<SqlBool>`EXISTS (SELECT 1 FROM unit_search s WHERE s.unit_id = u.id AND ${found})`
      : sql<SqlBool>`u.id IN (SELECT s.unit_id FROM unit_search s WHERE ${found})`,
  ];
}

/** Whether chips were chosen. */
export function narrowed({ classId, subclassId, manufacturerId, departmentId, facilityId }: UnitFilters): boolean {
  return [classId, subclassId, manufacturerId, departmentId, facilityId].some((chosen) => chosen && chosen.length > 0);
}

/** A word whose `%` and `_` mean themselves. */
function escaped(word: string): string {
  return word.replace(/[!%_]/g, '!$&');
}

/** The first state that applies: retired (by flag, or by a date that has come), planned, not covered by physics, in service. REMS 2.3. */
export function stateConditions(e: UnitExpressions, today: PlainDate): Readonly<Record<UnitState, Condition>> {
  const { retired, notRetired, planned, notPlanned, covered, notCovered } = flagConditions(e, today);
  return {
    retired,
    planned: e.and([notRetired, planned]),
    'not-covered': e.and([notRetired, notPlanned, notCovered]),
    'in-service': e.and([notRetired, notPlanned, covered]),
  };
}

function flagConditions(e: UnitExpressions, today: PlainDate) {
  return {
    retired: e.or([e('u.retired', '=', 1), e('u.retired_on', '<=', today)]),
    notRetired: e.and([e('u.retired', '=', 0), e.or([e('u.retired_on', 'is', null), e('u.retired_on', '>', today)])]),
    planned: e('u.planned', '=', 1),
    notPlanned: e('u.planned', '=', 0),
    covered: e('u.physics_covered', '=', 1),
    notCovered: e('u.physics_covered', '=', 0),
  };
}

/** The three switches of REMS, each on its own; or exactly the states that are asked for. */
function stateCondition(e: UnitExpressions, filters: UnitFilters, today: PlainDate): Condition {
  if (filters.state && filters.state.length > 0) {
    const states = stateConditions(e, today);
    return e.or(filters.state.map((state) => states[state]));
  }
  const { notRetired, notPlanned, covered } = flagConditions(e, today);
  return e.and([
    ...(filters.includeRetired ? [] : [notRetired]),
    ...(filters.includePlanned ? [] : [notPlanned]),
    ...(filters.includeNotCovered ? [] : [covered]),
  ]);
}
