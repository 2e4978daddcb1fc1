import type { restore as source } from '../en/restore.ts';

/** French words of restore. */
export const restore: typeof source = {};
