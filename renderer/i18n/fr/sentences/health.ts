import type { SentenceTable } from '../../sentences.ts';

/** Sentences about health. */
export const health: SentenceTable = {};
