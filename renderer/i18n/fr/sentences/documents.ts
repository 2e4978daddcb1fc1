import type { SentenceTable } from '../../sentences.ts';

/** Files on records. */
export const documents: SentenceTable = {};
