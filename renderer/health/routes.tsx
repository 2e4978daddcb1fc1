import type { RouteObject } from 'react-router';

export const healthRoutes: RouteObject[] = [
  { path: 'admin/health', lazy: async () => ({ Component: (await import('./health-page.tsx')).HealthPage }) },
];
