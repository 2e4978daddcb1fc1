import type { RouteObject } from 'react-router';

export const trustRoutes: RouteObject[] = [
  { path: 'trust', lazy: async () => ({ Component: (await import('./trust-page.tsx')).TrustPage }) },
];
