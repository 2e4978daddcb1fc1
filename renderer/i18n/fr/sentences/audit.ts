import type { SentenceTable } from '../../sentences.ts';

/** Sentences about audit. */
export const audit: SentenceTable = {};
