import type { RouteObject } from 'react-router';

export const devicesRoutes: RouteObject[] = [
  { path: 'admin/devices', lazy: async () => ({ Component: (await import('./devices-page.tsx')).DevicesPage }) },
  // The address that a code is given out with; before signing in the sign-in page answers it.
  { path: 'enrol-device', lazy: async () => ({ Component: (await import('./enrol-page.tsx')).EnrolPage }) },
];
