import type { RouteObject } from 'react-router';

export const plannerRoutes: RouteObject[] = [
  {
    path: 'planner',
    lazy: async () => ({ Component: (await import('./planner-page.tsx')).PlannerPage }),
  },
  {
    path: 'planner/visits',
    lazy: async () => ({ Component: (await import('./visits-page.tsx')).VisitsPage }),
  },
];
