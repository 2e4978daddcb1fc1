import type { RouteObject } from 'react-router';

export const networkRoutes: RouteObject[] = [
  { path: 'admin/network', lazy: async () => ({ Component: (await import('./network-page.tsx')).NetworkPage }) },
];
