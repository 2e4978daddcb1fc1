import type { RouteObject } from 'react-router';

export const whitelistRoutes: RouteObject[] = [
  { path: 'admin/whitelist', lazy: async () => ({ Component: (await import('./whitelist-page.tsx')).WhitelistPage }) },
];
