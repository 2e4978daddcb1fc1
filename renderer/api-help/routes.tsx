import type { RouteObject } from 'react-router';

export const apiHelpRoutes: RouteObject[] = [
  { path: 'help/api', lazy: async () => ({ Component: (await import('./api-help-page.tsx')).ApiHelpPage }) },
];
