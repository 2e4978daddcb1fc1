import { AppError } from '../../shared/contract/errors.ts';
import type { PlainDate } from '../../shared/dates.ts';
import { type ClockStatus, clockStatuses, type UnitEvent, type UnitObligation } from '../../shared/obligations.ts';
import { toClock } from './clock-columns.ts';
import { createDefinitionReader } from './definition-rules.ts';
import type { ObligationRow, ObligationStore, UnitFlags } from './obligation-store.ts';

/** Days ahead that `upcoming` looks on the page of a unit (REMS 2.4). */
const horizon = 90;

/** What the page of a unit reads about its obligations. */
export interface UnitObligations {
  /** @throws AppError NOT_FOUND for a unit that is not there */
  ofUnit(unitId: number, today: PlainDate): { items: UnitObligation[]; ended: UnitObligation[]; events: UnitEvent[] };
  /** @throws AppError NOT_FOUND */
  one(id: number, today: PlainDate): UnitObligation;
  /** @throws AppError NOT_FOUND */
  row(id: number): ObligationRow;
  /** @throws AppError NOT_FOUND */
  unit(id: number): UnitFlags;
}

/** Reads on one store. */
export function createUnitObligations(store: ObligationStore): UnitObligations {
  const definitionOf = createDefinitionReader();

  function unit(id: number): UnitFlags {
    const flags = store.unit(id);
    if (!flags) throw new AppError('NOT_FOUND', `There is no unit ${id}. Read the list again.`);
    return flags;
  }

  function row(id: number): ObligationRow {
    const stored = store.one(id);
    if (!stored) throw new AppError('NOT_FOUND', 'There is no such obligation. Read the unit again.');
    return stored;
  }

  function shown(stored: ObligationRow, flags: UnitFlags, today: PlainDate): UnitObligation {
    const { citation, satisfiedBy } = definitionOf(stored.definition);
    const clock = toClock(stored, today, horizon);
    return {
      ...clock,
      status: counts(flags, stored, today) ? clock.status : 'suspended',
      id: stored.obligationId,
      ruleKey: stored.ruleKey,
      citation,
      satisfiedBy,
      startsOn: stored.startsOn,
      endsOn: stored.endsOn,
      note: stored.note,
      extensions: store.extensions(stored.obligationId),
      version: stored.version,
    };
  }

  return {
    unit,
    row,

    one(id, today) {
      const stored = row(id);
      return shown(stored, unit(stored.obligationUnitId), today);
    },

    ofUnit(unitId, today) {
      const flags = unit(unitId);
      const all = store.ofUnit(unitId).map((stored) => shown(stored, flags, today));
      const over = ({ endsOn }: UnitObligation) => endsOn !== null && endsOn < today;
      return {
        items: all.filter((obligation) => !over(obligation)).toSorted(byUrgency),
        ended: all.filter(over).toSorted((one, other) => ((one.endsOn ?? '') > (other.endsOn ?? '') ? -1 : 1)),
        events: store.events(unitId),
      };
    },
  };
}

/** Whether the clock is counted: the unit is in service, and the obligation has begun and not ended. REMS 2.3. */
function counts(unit: UnitFlags, { startsOn, endsOn }: ObligationRow, today: PlainDate): boolean {
  const retired = unit.retired === 1 || (unit.retiredOn !== null && unit.retiredOn <= today);
  const holds = (startsOn === null || startsOn <= today) && (endsOn === null || endsOn >= today);
  return !retired && unit.planned === 0 && unit.physicsCovered === 1 && holds;
}

/** By status in the order of the contract, then by limit; what has no limit comes last. */
function byUrgency(one: UnitObligation, other: UnitObligation): number {
  const rank = (status: ClockStatus) => clockStatuses.indexOf(status);
  if (one.status !== other.status) return rank(one.status) - rank(other.status);
  const limit = ({ limitDate }: UnitObligation) => limitDate ?? '9999-99-99';
  if (limit(one) !== limit(other)) return limit(one) < limit(other) ? -1 : 1;
  return one.obligation < other.obligation ? -1 : 1;
}
