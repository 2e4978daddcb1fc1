import type { SentenceTable } from '../../sentences.ts';

/** Sentences about backup. */
export const backup: SentenceTable = {};
