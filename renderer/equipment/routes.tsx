import type { RouteObject } from 'react-router';

export const equipmentRoutes: RouteObject[] = [
  {
    path: 'equipment',
    lazy: async () => ({ Component: (await import('./list-page.tsx')).EquipmentListPage }),
  },
  {
    path: 'equipment/new',
    lazy: async () => ({ Component: (await import('./new-page.tsx')).NewUnitPage }),
  },
  {
    path: 'equipment/:id',
    lazy: async () => ({ Component: (await import('./detail-page.tsx')).EquipmentDetailPage }),
  },
];
