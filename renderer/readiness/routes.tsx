import type { RouteObject } from 'react-router';

export const readinessRoutes: RouteObject[] = [
  { path: 'admin/readiness', lazy: async () => ({ Component: (await import('./readiness-page.tsx')).ReadinessPage }) },
];
