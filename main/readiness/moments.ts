import { localDate } from '../../shared/dates.ts';

const hour = 3_600_000;

/** An instant as evidence names it: `2026-11-21 02:00` in the workstation's time. */
export function moment(at: string | Date): string {
  const instant = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${localDate(instant)} ${two(instant.getHours())}:${two(instant.getMinutes())}`;
}

/** Whole hours since an instant; 0 for one that is yet to come. */
export function hoursSince(at: string | Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - new Date(at).getTime()) / hour));
}

/** Whole days since an instant; 0 for one that is yet to come. */
export function daysSince(at: string | Date, now: Date): number {
  return Math.floor(hoursSince(at, now) / 24);
}
