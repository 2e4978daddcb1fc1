import type { SentenceTable } from '../../sentences.ts';

/** The mail server. */
export const mail: SentenceTable = {};
