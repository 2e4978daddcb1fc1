import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import type { PlainDate } from '../../shared/dates.ts';
import type { UnitFilters } from '../../shared/lists.ts';
import {
  stateConditions,
  type UnitChoice,
  type UnitFilterTable,
  unitCondition,
} from '../equipment/unit-filter-rules.ts';

/** A condition on the `units AS u` of a query. */
export type UnitCondition = Expression<SqlBool>;

const everyState = { includeRetired: true, includePlanned: true, includeNotCovered: true } as const;

/**
 * The units that counts and due lists speak of: not retired, not planned, covered by physics (REMS 2.3), as far as search and filters choose them.
 * The three switches cannot widen it; a filter on states narrows it to nothing unless it asks for units in service.
 */
export function activeUnits({ filters = {}, search }: UnitChoice, today: PlainDate): UnitCondition {
  const e = expressionBuilder<{ u: UnitFilterTable }, 'u'>();
  const { state, ...others } = filters;
  const chosen = unitCondition(e, { filters: { ...others, state: ['in-service'] }, search }, today);
  if (!state || state.length === 0) return chosen;
  return e.and([chosen, e.or(state.map((one) => stateConditions(e, today)[one]))]);
}

/** The units whose history is meant: retired, planned and uncovered ones too, unless a switch is set to false (REMS 3.11). */
export function unitsWithHistory({ filters, search }: UnitChoice, today: PlainDate): UnitCondition {
  const e = expressionBuilder<{ u: UnitFilterTable }, 'u'>();
  return unitCondition(e, { filters: widened(filters), search }, today);
}

function widened(filters: UnitFilters | undefined): UnitFilters {
  const chosen = Object.entries(filters ?? {}).filter(([, value]) => value !== undefined);
  return { ...everyState, ...Object.fromEntries(chosen) };
}
