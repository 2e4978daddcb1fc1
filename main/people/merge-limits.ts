import { AppError } from '../../shared/contract/errors.ts';
import { mostUnitsMerged } from '../../shared/lists.ts';
import type { PersonMergePlan } from './merge-table.ts';

/** Other references than those of units that one merge moves, a twentieth of a millisecond each in which nobody else is answered. */
const mostOthers = 10_000;

/** The units of a plan that change, each once. */
export function unitsOf({ held }: PersonMergePlan): number {
  return new Set([...held.contact, ...held.supervisor, ...held.physician]).size;
}

/** @throws AppError INVALID for a merge that would hold everybody else up, with what to do instead */
export function requireFew(plan: PersonMergePlan, name: string): void {
  const units = unitsOf(plan);
  if (units > mostUnitsMerged) {
    refuse(
      `${units} units would change, and a merge changes at most ${mostUnitsMerged}. Change some of them in the list of units first, then merge.`,
    );
  }
  const { performer, reviewer, assignee, owner, resolver } = plan.held;
  const others = [performer, reviewer, assignee, owner, resolver, plan.documents].flat().length;
  if (others > mostOthers) {
    refuse(
      `Surveys, bookings, findings and documents name ${name} ${others} times, and a merge changes at most ${mostOthers}. Merge the other way round, or archive ${name} and leave the records as they are.`,
    );
  }
}

function refuse(message: string): never {
  throw new AppError('INVALID', message, { fields: { intoId: message } });
}
