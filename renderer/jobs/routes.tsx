import type { RouteObject } from 'react-router';

export const jobRoutes: RouteObject[] = [
  { path: 'admin/jobs', lazy: async () => ({ Component: (await import('./jobs-page.tsx')).JobsPage }) },
];
