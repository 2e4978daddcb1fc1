import { z } from 'zod';

/** A business date `YYYY-MM-DD` in the workstation's calendar; never an instant, never a time zone. Years 1900 to 9999. */
export const PlainDate = z.iso.date().refine((text) => text >= '1900-01-01', 'The year must be 1900 or later.');
export type PlainDate = string;

/** An instant, UTC ISO text with milliseconds: `2026-03-01T08:00:00.000Z`. */
export const Instant = z.iso.datetime();
export type Instant = string;

/** The local calendar date of an instant on this machine. */
export function localDate(instant: Date): PlainDate {
  const month = String(instant.getMonth() + 1).padStart(2, '0');
  const day = String(instant.getDate()).padStart(2, '0');
  return `${String(instant.getFullYear()).padStart(4, '0')}-${month}-${day}`;
}

/** Days in a month; `month` 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  const lengths = [31, isLeapYear(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return lengths[month - 1] ?? 31;
}

/** Gregorian leap years. */
function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/**
 * Calendar addition of whole months (12 for a year), clamped to the last day of the target month:
 * 2024-02-29 + 12 months is 2025-02-28. Source: REMS section 2, obligations page.
 */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = parts(date);
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = (index % 12) + 1;
  return compose(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
}

/** Whole days from one date to another; negative when `to` is earlier. Calendar days, whatever the clocks do. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Calendar addition of days; days may be negative. The result stays within the years 1900 to 9999. */
export function addDays(date: PlainDate, days: number): PlainDate {
  const day = Math.min(Math.max(dayNumber(date) + days, firstDay), lastDay);
  return new Date(day * msPerDay).toISOString().slice(0, 10);
}

const msPerDay = 86_400_000;

/** Days since 1970-01-01 of the calendar, without any time zone. */
function dayNumber(date: PlainDate): number {
  return Date.parse(`${date}T00:00:00Z`) / msPerDay;
}

const firstDay = dayNumber('1900-01-01');
const lastDay = dayNumber('9999-12-31');

/** Splits a plain date into numbers; the text must be a valid {@link PlainDate}. */
function parts(date: PlainDate): { readonly year: number; readonly month: number; readonly day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** Joins numbers to a plain date, or undefined where the calendar has no such day. */
export function plainDate(year: number, month: number, day: number): PlainDate | undefined {
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return undefined;
  return compose(year, month, day);
}

function compose(year: number, month: number, day: number): PlainDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
