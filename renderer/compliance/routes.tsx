import type { RouteObject } from 'react-router';

export const complianceRoutes: RouteObject[] = [
  {
    path: 'compliance',
    lazy: async () => ({ Component: (await import('./compliance-page.tsx')).CompliancePage }),
  },
  {
    path: 'equipment/:id/tests/new',
    lazy: async () => ({ Component: (await import('./record-page.tsx')).RecordTestPage }),
  },
  {
    path: 'equipment/:id/tests/:testId',
    lazy: async () => ({ Component: (await import('./edit-test-page.tsx')).EditTestPage }),
  },
];
