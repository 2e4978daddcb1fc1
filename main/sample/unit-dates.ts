import { addMonths, type PlainDate } from '../../shared/dates.ts';
import type { FleetEntry } from './fleet.ts';

/** When a unit of the fleet was installed, spread over the month but the same for each unit at every load. */
export function installedOn([, , , , ageMonths]: FleetEntry, position: number, today: PlainDate): PlainDate {
  return dayIn(addMonths(today, -ageMonths), position);
}

/** When a unit of the fleet was retired; undefined for one that is in use. */
export function retiredOn([, , , , , notes]: FleetEntry, position: number, today: PlainDate): PlainDate | undefined {
  return notes?.retired === undefined ? undefined : dayIn(addMonths(today, -notes.retired), position);
}

/** A day of the date's month that is not later in it, so that what is past stays past. */
export function dayIn(date: PlainDate, position: number): PlainDate {
  const day = Math.min(Number(date.slice(8, 10)), ((position * 11) % 28) + 1);
  return `${date.slice(0, 8)}${String(day).padStart(2, '0')}`;
}
