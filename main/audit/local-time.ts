import type { Instant } from '../../shared/dates.ts';

/** `2026-03-01 09:00:00 +01:00`: what the workstation's clock showed, with its distance from UTC at that time. */
export function localTime(at: Instant, utcOffset: number): string {
  const local = new Date(Date.parse(at) + utcOffset * 60_000).toISOString();
  const minutes = Math.abs(utcOffset);
  const two = (value: number) => String(value).padStart(2, '0');
  const zone = `${utcOffset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${local.slice(0, 10)} ${local.slice(11, 19)} ${zone}`;
}
