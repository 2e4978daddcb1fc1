import type { SentenceTable } from '../../sentences.ts';

/** Reminders. */
export const reminders: SentenceTable = {};
