import type { PlainDate } from '../../shared/dates.ts';
import { type NamedPerson, personProblem } from '../compliance/compliance-rules.ts';

/** Why somebody cannot be booked, or undefined: whoever may do a survey may be booked for it, and a stored name stays allowed (REMS 2.7). */
export function assigneeProblem(person: NamedPerson | undefined, alreadyNamed: boolean): string | undefined {
  return personProblem('performedById', person, alreadyNamed);
}

/** Why a visit cannot be planned for that day, or undefined. What files bring may lie in the past: it was planned once. */
export function dayProblem(scheduledOn: PlainDate, today: PlainDate): string | undefined {
  return scheduledOn < today ? 'This day has passed. Choose today or a later day.' : undefined;
}

/** A unit as far as booking it is concerned. */
export interface BookableUnit {
  readonly retired: 0 | 1;
  readonly retiredOn: PlainDate | null;
}

/** Why a unit cannot be booked for that day, or undefined. */
export function unitProblem(unit: BookableUnit | undefined, scheduledOn: PlainDate): string | undefined {
  if (!unit) return 'This unit does not exist any more. Choose another one.';
  const { retired, retiredOn } = unit;
  if (retiredOn !== null && retiredOn <= scheduledOn) {
    return `This unit is retired from ${retiredOn} on, so that it cannot be booked. Choose another one.`;
  }
  return retired === 1 ? 'This unit is retired, so that it cannot be booked. Choose another one.' : undefined;
}

/** What is said about a second booking of the same unit, day and obligations. */
export const duplicateProblem =
  'This unit is booked for the same day and the same obligations already. Choose another day.';
