import type { RouteObject } from 'react-router';

export const auditRoutes: RouteObject[] = [
  { path: 'admin/audit', lazy: async () => ({ Component: (await import('./audit-page.tsx')).AuditPage }) },
];
