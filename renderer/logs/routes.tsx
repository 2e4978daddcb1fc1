import type { RouteObject } from 'react-router';

export const logsRoutes: RouteObject[] = [
  { path: 'admin/logs', lazy: async () => ({ Component: (await import('./logs-page.tsx')).LogsPage }) },
];
