import type { SentenceTable } from '../../sentences.ts';

/** The own calendar. */
export const calendar: SentenceTable = {};
