/** Findings and faults. */
export const findings = {};
