import type { SentenceTable } from '../../sentences.ts';

/** Rules and clocks. */
export const obligations: SentenceTable = {};
