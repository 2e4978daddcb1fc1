import type { obligations as source } from '../en/obligations.ts';

/** Rules and clocks. */
export const obligations: typeof source = {};
