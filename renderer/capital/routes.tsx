import type { RouteObject } from 'react-router';

export const capitalRoutes: RouteObject[] = [
  {
    path: 'capital',
    lazy: async () => ({ Component: (await import('./list-page.tsx')).CapitalListPage }),
  },
  {
    path: 'capital/chart',
    lazy: async () => ({ Component: (await import('./chart-page.tsx')).ChartPage }),
  },
  {
    path: 'capital/budget',
    lazy: async () => ({ Component: (await import('./budget-page.tsx')).BudgetPage }),
  },
  {
    path: 'capital/scenarios',
    lazy: async () => ({ Component: (await import('./scenarios-page.tsx')).ScenariosPage }),
  },
  {
    path: 'capital/scenarios/:id',
    lazy: async () => ({ Component: (await import('./scenario-page.tsx')).ScenarioPage }),
  },
  {
    path: 'capital/compare',
    lazy: async () => ({ Component: (await import('./compare-page.tsx')).ComparePage }),
  },
];
