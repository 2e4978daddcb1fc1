import type { findings as source } from '../en/findings.ts';

/** Findings and faults. */
export const findings: typeof source = {};
