import type { SentenceTable } from '../../sentences.ts';

/** Sentences about logs. */
export const logs: SentenceTable = {};
