import type { readiness as source } from '../en/readiness.ts';

/** French words of readiness. */
export const readiness: typeof source = {
  title: 'État de préparation',
};
