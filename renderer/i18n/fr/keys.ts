import type { keys as source } from '../en/keys.ts';

/** French words of keys. */
export const keys: typeof source = {
  title: 'Clés',
};
