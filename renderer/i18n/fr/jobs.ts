import type { jobs as source } from '../en/jobs.ts';

/** Jobs. */
export const jobs: typeof source = {};
