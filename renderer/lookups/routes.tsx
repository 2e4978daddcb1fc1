import type { RouteObject } from 'react-router';

export const lookupRoutes: RouteObject[] = [
  {
    path: 'admin/lookups/:kind?',
    lazy: async () => ({ Component: (await import('./lookups-page.tsx')).LookupsPage }),
  },
];
