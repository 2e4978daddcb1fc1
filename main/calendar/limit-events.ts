import type { PlainDate } from '../../shared/dates.ts';
import { type CalendarUnit, unitTitle } from './booked-event.ts';
import type { CalendarEvent } from './calendar-text.ts';
import type { CalendarWords } from './words.ts';

/** The last day of an obligation of a unit. */
export interface CalendarLimit extends CalendarUnit {
  readonly limitOn: PlainDate;
  readonly facilityId: number | null;
  readonly obligation: string;
  readonly updatedAt: string;
}

/** Lines of an entry that speaks of many. */
const shownLines = 40;

/**
 * Last days as entries of whole days, one for each day and facility, so that a large fleet does not bury everything else.
 * @param limits in the order of day and facility
 */
export function limitEvents(
  limits: readonly CalendarLimit[],
  { words, installId }: { readonly words: CalendarWords; readonly installId: string },
): CalendarEvent[] {
  const groups = new Map<string, [CalendarLimit, ...CalendarLimit[]]>();
  for (const limit of limits) {
    const key = `${limit.limitOn}-${limit.facilityId ?? 'none'}`;
    const group = groups.get(key);
    if (group) group.push(limit);
    else groups.set(key, [limit]);
  }
  return [...groups].map(([key, group]) => {
    const [first] = group;
    const place = first.facilityName ?? words.elsewhere;
    const texts = group.slice(0, shownLines).map((one) => `${one.obligation}${words.colon}${unitTitle(one)}`);
    const more = group.length - texts.length;
    return {
      uid: `limit-${key}@${installId}`,
      sequence: 0,
      day: first.limitOn,
      startTime: null,
      minutes: 0,
      summary:
        group.length === 1
          ? `${words.limit}${words.colon}${texts[0] ?? ''}`
          : `${words.limits(group.length)}, ${place}`,
      location: first.facilityName ?? '',
      description: [...texts, ...(more > 0 ? [words.more(more)] : [])].join('\n'),
      cancelled: false,
      busy: false,
      url: null,
      createdAt: null,
      changedAt:
        group
          .map(({ updatedAt }) => updatedAt)
          .sort()
          .at(-1) ?? first.updatedAt,
    };
  });
}
