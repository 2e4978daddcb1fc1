import type { damage as source } from '../en/damage.ts';

/** French words of damage. */
export const damage: typeof source = {
  title: 'Données illisibles',
};
