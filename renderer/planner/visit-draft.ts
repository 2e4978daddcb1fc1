import { WallTime } from '../../shared/bookings.ts';
import { PlainDate } from '../../shared/dates.ts';

/** A visit as it is typed. */
export interface VisitDraft {
  readonly date: string;
  readonly time: string;
  readonly minutes: string;
  readonly assigneeId: number | null;
}

/** The fields of a visit that the core takes. */
export interface VisitValues {
  readonly scheduledOn: PlainDate;
  readonly startTime: string | null;
  readonly durationMinutes: number | null;
  readonly assigneeId: number | null;
}

/** Which fields are wrong. */
export type VisitProblem = 'date' | 'time' | 'minutes';

/** What was typed as the core takes it, or what is wrong with it. A time may be typed without its leading zero. */
export function visitValues(draft: VisitDraft): VisitValues | ReadonlySet<VisitProblem> {
  const problems = new Set<VisitProblem>();
  const typed = draft.time.trim();
  const time = typed === '' ? null : typed.replace(/^(\d)[:h.]/, '0$1:').replace(/^(\d\d)[h.]/, '$1:');
  const minutes = draft.minutes.trim() === '' ? null : Number(draft.minutes.trim());
  if (!PlainDate.safeParse(draft.date).success) problems.add('date');
  if (time !== null && !WallTime.safeParse(time).success) problems.add('time');
  if (minutes !== null && !(Number.isInteger(minutes) && minutes >= 5 && minutes <= 1440)) problems.add('minutes');
  if (problems.size > 0) return problems;
  return { scheduledOn: draft.date, startTime: time, durationMinutes: minutes, assigneeId: draft.assigneeId };
}

/** Whether {@link visitValues} found something wrong. */
export function isProblem(values: VisitValues | ReadonlySet<VisitProblem>): values is ReadonlySet<VisitProblem> {
  return values instanceof Set;
}
