import type { planner as source } from '../en/planner.ts';

/** The planner. */
export const planner: typeof source = {};
