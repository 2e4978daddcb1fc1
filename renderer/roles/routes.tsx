import type { RouteObject } from 'react-router';

export const roleRoutes: RouteObject[] = [
  { path: 'admin/roles', lazy: async () => ({ Component: (await import('./roles-page.tsx')).RolesPage }) },
];
