import type { compliance as source } from '../en/compliance.ts';

/** Surveys and what is due. */
export const compliance: typeof source = {};
