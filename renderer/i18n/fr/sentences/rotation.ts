import type { SentenceTable } from '../../sentences.ts';

/** Sentences about rotation. */
export const rotation: SentenceTable = {};
