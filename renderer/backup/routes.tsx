import type { RouteObject } from 'react-router';

export const backupRoutes: RouteObject[] = [
  { path: 'admin/backups', lazy: async () => ({ Component: (await import('./backups-page.tsx')).BackupsPage }) },
];
