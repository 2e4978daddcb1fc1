import type { RouteObject } from 'react-router';

export const maintenanceRoutes: RouteObject[] = [
  {
    path: 'admin/maintenance',
    lazy: async () => ({ Component: (await import('./maintenance-page.tsx')).MaintenancePage }),
  },
  {
    path: 'admin/maintenance/access',
    lazy: async () => ({ Component: (await import('./access-review-page.tsx')).AccessReviewPage }),
  },
];
