import type { health as source } from '../en/health.ts';

/** French words of health. */
export const health: typeof source = {
  title: 'Santé',
};
