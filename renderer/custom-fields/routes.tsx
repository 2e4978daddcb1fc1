import type { RouteObject } from 'react-router';

export const customFieldRoutes: RouteObject[] = [
  {
    path: 'admin/fields',
    lazy: async () => ({ Component: (await import('./fields-page.tsx')).FieldsPage }),
  },
];
