import type { PlainDate } from '../../shared/dates.ts';
import { type CalendarUnit, unitTitle } from './booked-event.ts';
import type { CalendarEvent } from './calendar-text.ts';
import type { CalendarWords } from './words.ts';

/** Obligations that end on one day at one facility. */
export interface LimitCount {
  readonly limitOn: PlainDate;
  readonly facilityName: string | null;
  readonly count: number;
  readonly updatedAt: string;
}

/** The last day of an obligation of a unit. */
export interface CalendarLimit extends CalendarUnit {
  readonly limitOn: PlainDate;
  readonly obligation: string;
}

/** Days with more obligations than these are told by facility instead of unit by unit. */
export const mostNamed = 10;

/**
 * Last days as entries of whole days, one for each day, so that a large fleet neither buries everything else nor takes long to write.
 * @param counts by day and facility
 * @param limits the obligations of the days that have {@link mostNamed} of them at most
 */
export function limitEvents(
  counts: readonly LimitCount[],
  limits: readonly CalendarLimit[],
  { words, installId }: { readonly words: CalendarWords; readonly installId: string },
): CalendarEvent[] {
  const named = Map.groupBy(limits, ({ limitOn }) => limitOn);
  return [...Map.groupBy(counts, ({ limitOn }) => limitOn)].map(([day, places]) => {
    const total = places.reduce((sum, { count }) => sum + count, 0);
    const units = (named.get(day) ?? []).map((one) => `${one.obligation}${words.colon}${unitTitle(one, words)}`);
    const [first] = places;
    const place = places.length === 1 ? (first?.facilityName ?? '') : '';
    const summary = [words.limits(total), place].filter((part) => part !== '').join(', ');
    const byFacility = places.map(
      ({ facilityName, count }) => `${facilityName ?? words.elsewhere}${words.colon}${count}`,
    );
    return {
      uid: `limit-${day}@${installId}`,
      sequence: 0,
      day,
      startTime: null,
      minutes: 0,
      summary: total === 1 && units[0] !== undefined ? `${words.limit}${words.colon}${units[0]}` : summary,
      location: place,
      description: (units.length > 0 ? units : byFacility).join('\n'),
      cancelled: false,
      busy: false,
      url: null,
      createdAt: null,
      changedAt:
        places
          .map(({ updatedAt }) => updatedAt)
          .sort()
          .at(-1) ?? '',
    };
  });
}
