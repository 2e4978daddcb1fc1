import type { SentenceTable } from '../../sentences.ts';

/** Surveys and what is due. */
export const compliance: SentenceTable = {};
