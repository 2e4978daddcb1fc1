import type { SentenceTable } from '../../sentences.ts';

/** Jobs. */
export const jobs: SentenceTable = {};
