import { type CompiledQuery, type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { PlainDate } from '../../shared/dates.ts';
import { type UnitSortKey, type UnitState, unitStates } from '../../shared/equipment.ts';
import type { UnitFilters } from '../../shared/lists.ts';
import { searchWords } from '../../shared/text.ts';
import { createQueryBuilder } from '../database/query-builder.ts';

/** What is asked of the inventory. */
export interface UnitQuery {
  readonly search?: string | undefined;
  readonly filters?: UnitFilters | undefined;
  readonly sort?: readonly { readonly by: UnitSortKey; readonly direction: 'asc' | 'desc' }[] | undefined;
}

interface NamedRow {
  id: number;
  name_folded: string;
}

interface Tables {
  units: {
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
  };
  unit_search: { unit_id: number; text: string };
  classes: NamedRow;
  subclasses: NamedRow;
  manufacturers: NamedRow;
  departments: NamedRow;
  facilities: NamedRow;
  people: NamedRow;
}

type Where = ExpressionBuilder<{ u: Tables['units'] }, 'u'>;
type Condition = ExpressionWrapper<{ u: Tables['units'] }, 'u', SqlBool>;

/** How a sort key is read: a column of the unit, or the folded name of what a column refers to. */
type SortSource =
  | { readonly column: string; readonly text?: true; readonly numberFirst?: true }
  | { readonly table: string; readonly by: string };

const sortSources: Readonly<Record<UnitSortKey, SortSource>> = {
  id: { column: 'id' },
  className: { table: 'classes', by: 'class_id' },
  subclassName: { table: 'subclasses', by: 'subclass_id' },
  manufacturerName: { table: 'manufacturers', by: 'manufacturer_id' },
  departmentName: { table: 'departments', by: 'department_id' },
  facilityName: { table: 'facilities', by: 'facility_id' },
  contactName: { table: 'people', by: 'contact_id' },
  supervisorName: { table: 'people', by: 'supervisor_id' },
  physicianName: { table: 'people', by: 'physician_id' },
  model: { column: 'model', text: true },
  // Most rooms are numbers, sometimes with a letter: 2 comes before 10A.
  room: { column: 'room', text: true, numberFirst: true },
  phone: { column: 'phone', text: true },
  assetId: { column: 'asset_id', text: true },
  serialNumber: { column: 'serial_number', text: true },
  meFacilityNumber: { column: 'me_facility_number', text: true },
  meRegistrationNumber: { column: 'me_registration_number', text: true },
  meFacilityRegistration: { column: 'me_facility_registration', text: true },
  manufacturerSystemId: { column: 'manufacturer_system_id', text: true },
  manufacturedOn: { column: 'manufactured_on' },
  refurbishedOn: { column: 'refurbished_on' },
  installedOn: { column: 'installed_on' },
  endOfLifeOn: { column: 'end_of_life_on' },
  retiredOn: { column: 'retired_on' },
  acrSiteId: { column: 'acr_site_id', text: true },
  acrUnitId: { column: 'acr_unit_id', text: true },
  radiologyOwned: { column: 'radiology_owned' },
  replacementFunded: { column: 'replacement_funded' },
  capitalCost: { column: 'capital_cost' },
  capitalYear: { column: 'capital_year' },
  capitalType: { column: 'capital_type' },
  updatedAt: { column: 'updated_at' },
};

/** A page of ids. */
export interface Slice {
  readonly limit: number;
  readonly offset: number;
}

/** The number of units that match. */
export function countQuery(query: UnitQuery, today: PlainDate): CompiledQuery {
  return matching(query, today)
    .select((e) => e.fn.countAll().as('total'))
    .compile();
}

/** How many units are in each state; one row. */
export function stateCountsQuery(today: PlainDate): CompiledQuery {
  return createQueryBuilder<Tables>()
    .selectFrom('units as u')
    .select((e) => {
      const states = stateConditions(e, today);
      return unitStates.map((state) => e.fn.countAll().filterWhere(states[state]).as(state));
    })
    .compile();
}

/** The ids of units that match, in order: blanks last in both directions, ties by id. */
export function idsQuery(query: UnitQuery, today: PlainDate, slice?: Slice): CompiledQuery {
  let ids = matching(query, today).select('u.id');
  for (const { by, direction } of query.sort ?? []) {
    for (const key of sortExpressions(sortSources[by])) {
      ids = ids.orderBy(key, (order) => (direction === 'asc' ? order.asc() : order.desc()).nullsLast());
    }
  }
  ids = ids.orderBy('u.id');
  return (slice ? ids.limit(slice.limit).offset(slice.offset) : ids).compile();
}

function sortExpressions(source: SortSource) {
  if ('table' in source) {
    return [sql`(SELECT name_folded FROM ${sql.table(source.table)} n WHERE n.id = ${sql.ref(`u.${source.by}`)})`];
  }
  const column = sql.ref(`u.${source.column}`);
  const number = source.numberFirst ? [sql`CAST(${column} AS INTEGER)`] : [];
  return [...number, source.text ? sql`${column} COLLATE NOCASE` : column];
}

function matching(query: UnitQuery, today: PlainDate) {
  const filters = query.filters ?? {};
  let units = createQueryBuilder<Tables>().selectFrom('units as u');
  for (const [column, chosen] of [
    ['u.class_id', filters.classId],
    ['u.subclass_id', filters.subclassId],
    ['u.manufacturer_id', filters.manufacturerId],
    ['u.department_id', filters.departmentId],
    ['u.facility_id', filters.facilityId],
  ] as const) {
    // No chip chosen is no filter, like an absent one.
    if (chosen && chosen.length > 0) units = units.where(column, 'in', chosen);
  }
  for (const [column, wanted] of [
    ['u.radiology_owned', filters.radiologyOwned],
    ['u.replacement_funded', filters.replacementFunded],
  ] as const) {
    if (wanted === true) units = units.where(column, '=', 1);
    if (wanted === false) units = units.where(column, 'is distinct from', 1);
  }
  units = units.where((e) => stateCondition(e, filters, today));
  const words = searchWords(query.search);
  if (words.length === 0) return units;
  // Long words are rare: the first one that is missing spares reading the text again for the others.
  const rareFirst = words.toSorted((one, other) => other.length - one.length);
  const found = sql.join(
    rareFirst.map((word) => sql<SqlBool>`s.text LIKE ${`%${escaped(word)}%`} ESCAPE '!'`),
    sql` AND `,
  );
  // Chips leave few units, whose texts are looked up one by one; without them the texts are read from first to last, which is faster than finding each.
  return narrowed(filters)
    ? units.where(sql<SqlBool>`EXISTS (SELECT 1 FROM unit_search s WHERE s.unit_id = u.id AND ${found})`)
    : units.where(sql<SqlBool>`u.id IN (SELECT s.unit_id FROM unit_search s WHERE ${found})`);
}

/** Whether chips were chosen. */
function narrowed({ classId, subclassId, manufacturerId, departmentId, facilityId }: UnitFilters): boolean {
  return [classId, subclassId, manufacturerId, departmentId, facilityId].some((chosen) => chosen && chosen.length > 0);
}

/** A word whose `%` and `_` mean themselves. */
function escaped(word: string): string {
  return word.replace(/[!%_]/g, '!$&');
}

/** The first state that applies: retired (by flag, or by a date that has come), planned, not covered by physics, in service. REMS 2.3. */
function stateConditions(e: Where, today: PlainDate): Readonly<Record<UnitState, Condition>> {
  const { retired, notRetired, planned, notPlanned, covered, notCovered } = flagConditions(e, today);
  return {
    retired,
    planned: e.and([notRetired, planned]),
    'not-covered': e.and([notRetired, notPlanned, notCovered]),
    'in-service': e.and([notRetired, notPlanned, covered]),
  };
}

function flagConditions(e: Where, today: PlainDate) {
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
function stateCondition(e: Where, filters: UnitFilters, today: PlainDate): Condition {
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
