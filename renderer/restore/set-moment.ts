import type { Instant } from '../../shared/dates.ts';

/** When a set was made, as its name tells by the clock of the workstation; undefined for something that is no name of a set. */
export function momentOf(set: string): Instant | undefined {
  const [, date, hour, minute, second] = /^(\d{8})_(\d\d)(\d\d)(\d\d)_/.exec(set) ?? [];
  if (date === undefined) return undefined;
  const at = new Date(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T${hour}:${minute}:${second}`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
