import type { RouteObject } from 'react-router';

export const damageRoutes: RouteObject[] = [
  { path: 'admin/damaged', lazy: async () => ({ Component: (await import('./damaged-page.tsx')).DamagedPage }) },
];
