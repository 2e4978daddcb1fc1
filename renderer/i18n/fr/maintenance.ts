import type { maintenance as source } from '../en/maintenance.ts';

/** French words of maintenance. */
export const maintenance: typeof source = {
  title: 'Entretien',
};
