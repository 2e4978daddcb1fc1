import type { backup as source } from '../en/backup.ts';

/** French words of backup. */
export const backup: typeof source = {
  title: 'Sauvegardes',
};
