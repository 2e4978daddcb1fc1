import type { Example } from './example-records.ts';

const usual = { name: 'nightly export', scopes: ['equipment:read' as const] };

/** Valid calls of `tokens`. */
export const tokenCallExamples: Readonly<Record<string, Example>> = {
  'tokens.own': () => ({}),
  'tokens.create': () => usual,
  'tokens.revoke': async (test) => ({ id: (await test.as('administrator').tokens.create(usual)).item.id }),
  'tokens.list': () => ({}),
};
