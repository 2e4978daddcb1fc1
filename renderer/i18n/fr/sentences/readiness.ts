import type { SentenceTable } from '../../sentences.ts';

/** Sentences about readiness. */
export const readiness: SentenceTable = {};
