import type { RouteObject } from 'react-router';

export const maintenanceRoutes: RouteObject[] = [
  {
    path: 'admin/maintenance',
    lazy: async () => ({ Component: (await import('./maintenance-page.tsx')).MaintenancePage }),
  },
];
