import type { SentenceTable } from '../../sentences.ts';

/** Sentences about damage. */
export const damage: SentenceTable = {};
