import type { calendar as source } from '../en/calendar.ts';

/** The own calendar. */
export const calendar: typeof source = {};
