import type { SentenceTable } from '../../sentences.ts';

/** The planner. */
export const planner: SentenceTable = {};
