import type { audit as source } from '../en/audit.ts';

/** French words of audit. */
export const audit: typeof source = {
  title: 'Journal d’audit',
};
