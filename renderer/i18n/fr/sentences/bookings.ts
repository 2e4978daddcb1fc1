import type { SentenceTable } from '../../sentences.ts';

/** Bookings. */
export const bookings: SentenceTable = {};
