import type { BookingDraft } from '../../shared/bookings.ts';
import type { PlainDate } from '../../shared/dates.ts';
import type { ProposedVisit } from '../../shared/planner.ts';
import { fitOf, type ToPlan } from './day-items.ts';

/** A proposed visit with what somebody decided about it. */
export interface VisitChoice {
  readonly key: string;
  readonly proposed: ProposedVisit;
  /** As typed; a proposal begins with its own day. */
  readonly date: string;
  /** Units of the visit that are left out. */
  readonly without: ReadonlySet<number>;
}

type VisitUnit = ProposedVisit['units'][number];

/** Every visit of a proposal as it came. */
export function choicesOf(visits: readonly ProposedVisit[]): readonly VisitChoice[] {
  return visits.map((proposed) => ({
    key: `${proposed.date} ${proposed.facilityId ?? 'none'} ${proposed.units[0]?.unit.id ?? 0}`,
    proposed,
    date: proposed.date,
    without: new Set(),
  }));
}

/** The units of a visit that will be booked. */
export function chosenUnits({ proposed, without }: VisitChoice): readonly VisitUnit[] {
  return proposed.units.filter(({ unit }) => !without.has(unit.id));
}

/** The span in which all obligations of a unit's visit hold. */
export function spanOfUnit({ obligations }: VisitUnit): Pick<ToPlan, 'earliest' | 'limit'> {
  const starts = obligations.flatMap(({ windowStart }) => windowStart ?? []).sort();
  const limits = obligations.flatMap(({ limitDate }) => limitDate ?? []).sort();
  return { earliest: starts.at(-1) ?? null, limit: limits[0] ?? null };
}

/**
 * Whether the visit's day, once somebody moved it, lies outside what the unit owes. A day that the planner itself proposed never asks:
 * what is overdue can only be late.
 */
export function isOutside(choice: VisitChoice, unit: VisitUnit): boolean {
  return choice.date !== choice.proposed.date && fitOf(spanOfUnit(unit), choice.date) !== 'well';
}

/** What is sent to book the choices. */
export function draftsOf(choices: readonly VisitChoice[], assigneeId: number | null): BookingDraft[] {
  return choices.flatMap((choice) =>
    chosenUnits(choice).map(({ unit, obligations }) => ({
      unitId: unit.id,
      scheduledOn: choice.date satisfies PlainDate,
      obligationIds: obligations.map(({ obligationId }) => obligationId),
      ...(assigneeId === null ? {} : { assigneeId }),
    })),
  );
}
