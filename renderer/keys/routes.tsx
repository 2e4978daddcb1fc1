import type { RouteObject } from 'react-router';

export const keysRoutes: RouteObject[] = [
  { path: 'admin/keys', lazy: async () => ({ Component: (await import('./keys-page.tsx')).KeysPage }) },
];
