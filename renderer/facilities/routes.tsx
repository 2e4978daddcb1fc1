import type { RouteObject } from 'react-router';

export const facilityRoutes: RouteObject[] = [
  {
    path: 'facilities',
    lazy: async () => ({ Component: (await import('./facilities-page.tsx')).FacilitiesPage }),
  },
  {
    path: 'facilities/:id',
    lazy: async () => ({ Component: (await import('./facility-page.tsx')).FacilityPage }),
  },
];
