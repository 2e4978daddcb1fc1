import type { logs as source } from '../en/logs.ts';

/** French words of logs. */
export const logs: typeof source = {
  title: 'Journaux techniques',
};
