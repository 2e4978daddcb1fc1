import { addDays, daysBetween, type PlainDate } from '../../shared/dates.ts';
import type { ReminderDefinition } from '../../shared/reminders.ts';

/** A cycle that somebody may be reminded of. */
export interface Cycle {
  /** The day by which it should be done. */
  readonly target: PlainDate;
  /** The last day. */
  readonly limit: PlainDate;
}

/** A moment of a cycle at which people are told. */
export interface Stage {
  /** `before-30`, `limit`, `overdue-2024-05-20`. */
  readonly name: string;
  /** The day on which it began. */
  readonly on: PlainDate;
}

/**
 * The newest stage of a cycle that has begun by a day: older ones are not told any more, so that a machine that was off catches up with one
 * line. Undefined while nothing has begun, or when the rule has no word for the present.
 */
export function stageOf(definition: ReminderDefinition, { target, limit }: Cycle, today: PlainDate): Stage | undefined {
  const { daysBefore, onLimit, overdueEveryDays } = definition;
  const late = daysBetween(limit, today);
  if (late > 0 && overdueEveryDays !== null) {
    const steps = Math.floor((late - 1) / overdueEveryDays);
    const on = addDays(limit, 1 + steps * overdueEveryDays);
    return { name: `overdue-${on}`, on };
  }
  if (late >= 0) return onLimit ? { name: 'limit', on: limit } : undefined;
  const left = daysBetween(today, target);
  const [days] = daysBefore.filter((before) => left <= before).sort((one, other) => one - other);
  return days === undefined ? undefined : { name: `before-${days}`, on: addDays(target, -days) };
}
