import type { SentenceTable } from '../../sentences.ts';

/** Findings and faults. */
export const findings: SentenceTable = {};
