import type { SentenceTable } from '../../sentences.ts';

/** Sentences about maintenance. */
export const maintenance: SentenceTable = {};
