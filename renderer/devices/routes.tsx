import type { RouteObject } from 'react-router';

export const devicesRoutes: RouteObject[] = [
  { path: 'admin/devices', lazy: async () => ({ Component: (await import('./devices-page.tsx')).DevicesPage }) },
];
