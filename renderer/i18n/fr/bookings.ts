import type { bookings as source } from '../en/bookings.ts';

/** Bookings. */
export const bookings: typeof source = {};
