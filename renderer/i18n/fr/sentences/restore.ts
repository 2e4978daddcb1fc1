import type { SentenceTable } from '../../sentences.ts';

/** Sentences about restore. */
export const restore: SentenceTable = {};
