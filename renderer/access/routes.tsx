import type { RouteObject } from 'react-router';

export const accessRoutes: RouteObject[] = [
  { path: 'admin/access', lazy: async () => ({ Component: (await import('./access-page.tsx')).AccessPage }) },
];
