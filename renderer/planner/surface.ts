import type { Booking } from '../../shared/bookings.ts';
import type { PlainDate } from '../../shared/dates.ts';
import type { DayItems, ToPlan } from './day-items.ts';
import type { DayDrag } from './use-day-drag.ts';

/** What a pointer can carry over the planner. */
export type Carried =
  | { readonly kind: 'visit'; readonly booking: Booking }
  | { readonly kind: 'plan'; readonly item: ToPlan };

/** What the views of days share: what there is, and what may be done with it. */
export interface Surface {
  readonly today: PlainDate;
  /** Whether visits may be booked and moved. */
  readonly canWrite: boolean;
  readonly on: (day: PlainDate) => DayItems;
  readonly drag: DayDrag<Carried>;
  /** The unit whose window is drawn into the days. */
  readonly marked: ToPlan | undefined;
  /** The visit that takes the focus. */
  readonly focused: number | undefined;
  step(booking: Booking, days: number): void;
  openVisit(booking: Booking): void;
  openDay(day: PlainDate): void;
}

/** Whether a visit can be moved: done and cancelled ones are history. */
export function isMovable({ state }: Pick<Booking, 'state'>): boolean {
  return state === 'planned' || state === 'missed';
}
