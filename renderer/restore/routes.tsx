import type { RouteObject } from 'react-router';

export const restoreRoutes: RouteObject[] = [
  {
    path: 'admin/backups/:set/restore',
    lazy: async () => ({ Component: (await import('./restore-page.tsx')).RestorePage }),
  },
  {
    path: 'admin/backups/:set/units',
    lazy: async () => ({ Component: (await import('./units-page.tsx')).UnitsPage }),
  },
  {
    path: 'admin/backups/:set/units/:unit',
    lazy: async () => ({ Component: (await import('./unit-page.tsx')).UnitPage }),
  },
];
