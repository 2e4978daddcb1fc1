import { type ExpressionBuilder, type ExpressionWrapper, type RawBuilder, type SqlBool, sql } from 'kysely';
import { addDays, type PlainDate } from '../../shared/dates.ts';
import type { UnitState } from '../../shared/equipment.ts';
import type { CustomFilter, ExpiringKind, UnitFilters } from '../../shared/lists.ts';
import { searchWords } from '../../shared/text.ts';
import { fragmentPattern } from './fragment-pattern.ts';

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
  parent_id: number | null;
  contact_id: number | null;
  supervisor_id: number | null;
  physician_id: number | null;
  warranty_until: string | null;
  service_contract_until: string | null;
  state_registration_expires_on: string | null;
  end_of_support_on: string | null;
  retired: number;
  retired_on: string | null;
  planned: number;
  physics_covered: number;
  radiology_owned: number | null;
  replacement_funded: number | null;
}

const expiringColumns = {
  registration: 'u.state_registration_expires_on',
  contract: 'u.service_contract_until',
  warranty: 'u.warranty_until',
  support: 'u.end_of_support_on',
} as const satisfies Record<ExpiringKind, `u.${keyof UnitFilterTable}`>;

const deciding = {
  class_id: true,
  subclass_id: true,
  manufacturer_id: true,
  department_id: true,
  facility_id: true,
  parent_id: true,
  warranty_until: true,
  service_contract_until: true,
  state_registration_expires_on: true,
  end_of_support_on: true,
  retired: true,
  retired_on: true,
  planned: true,
  physics_covered: true,
  radiology_owned: true,
  replacement_funded: true,
} satisfies Record<Exclude<keyof UnitFilterTable, 'id' | 'contact_id' | 'supervisor_id' | 'physician_id'>, true>;

/** The columns that decide which units filters choose, as far as {@link decidedByColumns}. */
export const filterColumns: readonly string[] = Object.keys(deciding);

/** Whether nothing but {@link filterColumns} decides which units the filters choose: findings and the clinic's own fields stand elsewhere. */
export function decidedByColumns({ filters = {} }: UnitChoice): boolean {
  return filters.doNotUse === undefined && (filters.custom ?? []).length === 0;
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
    ['u.parent_id', filters.parentId],
  ] as const) {
    // No chip chosen is no filter, like an absent one.
    if (chosen && chosen.length > 0) conditions.push(e(column, 'in', chosen));
  }
  if (filters.unitId && filters.unitId.length > 0) {
    // One parameter, however many were chosen.
    conditions.push(e('u.id', 'in', sql<number>`(SELECT value FROM json_each(${JSON.stringify(filters.unitId)}))`));
  }
  for (const [column, wanted] of [
    ['u.radiology_owned', filters.radiologyOwned],
    ['u.replacement_funded', filters.replacementFunded],
  ] as const) {
    if (wanted === true) conditions.push(e(column, '=', 1));
    if (wanted === false) conditions.push(e(column, 'is distinct from', 1));
  }
  if (filters.expiring !== undefined) {
    const { what, days } = filters.expiring;
    conditions.push(e(expiringColumns[what], '<=', addDays(today, days)));
  }
  for (const filter of filters.custom ?? []) {
    const condition = customCondition(filter);
    if (condition) conditions.push(e.and([condition]));
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

/** What a unit holds in one field of the clinic; undefined where nothing is asked. The values are read from the index of the field, which holds the numbers of its units. */
function customCondition({ fieldId, options, contains, from, to, blank }: CustomFilter) {
  const wanted = [
    ...(options && options.length > 0
      ? [sql`v.value IN (SELECT value FROM json_each(${JSON.stringify(options)}))`]
      : []),
    ...(contains ? [sql`v.value GLOB ${fragmentPattern(contains)}`] : []),
    ...(from === undefined ? [] : [sql`v.value >= ${from}`]),
    ...(to === undefined ? [] : [sql`v.value <= ${to}`]),
  ];
  const held = (more: readonly RawBuilder<unknown>[]) =>
    sql`(SELECT v.unit_id FROM custom_values v WHERE ${sql.join([sql`v.field_id = ${fieldId}`, ...more], sql` AND `)})`;
  const conditions = [
    ...(wanted.length > 0 ? [sql`u.id IN ${held(wanted)}`] : []),
    ...(blank === true ? [sql`u.id NOT IN ${held([])}`] : []),
    ...(blank === false ? [sql`u.id IN ${held([])}`] : []),
  ];
  return conditions.length === 0 ? undefined : sql<SqlBool>`${sql.join(conditions, sql` AND `)}`;
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

const chips = [
  'classId',
  'subclassId',
  'manufacturerId',
  'departmentId',
  'facilityId',
  'parentId',
  'unitId',
  'custom',
] as const satisfies readonly (keyof UnitFilters)[];

/** Whether chips were chosen. */
export function narrowed(filters: UnitFilters): boolean {
  return chosenChips(filters).length > 0;
}

/** The same filters with one of their chips each: what all of them choose is what the filters choose. */
export function chipByChip(filters: UnitFilters): UnitFilters[] {
  const chosen = chosenChips(filters);
  if (chosen.length < 2) return [filters];
  return chosen.map((kept) => ({
    ...filters,
    ...Object.fromEntries(chosen.filter((chip) => chip !== kept).map((chip) => [chip, undefined])),
  }));
}

function chosenChips(filters: UnitFilters) {
  return chips.filter((chip) => (filters[chip]?.length ?? 0) > 0);
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
