import type { RouteObject } from 'react-router';

export const importRoutes: RouteObject[] = [
  {
    path: 'equipment/import',
    lazy: async () => ({ Component: (await import('./imports-page.tsx')).ImportsPage }),
  },
  {
    path: 'equipment/import/:importId',
    lazy: async () => ({ Component: (await import('./import-page.tsx')).ImportPage }),
  },
];
