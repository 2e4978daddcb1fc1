import type { RouteObject } from 'react-router';

export const directoryRoutes: RouteObject[] = [
  { path: 'admin/directory', lazy: async () => ({ Component: (await import('./directory-page.tsx')).DirectoryPage }) },
];
