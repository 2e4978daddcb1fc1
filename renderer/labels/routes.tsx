import type { RouteObject } from 'react-router';

export const labelsRoutes: RouteObject[] = [
  { path: 'equipment/labels', lazy: async () => ({ Component: (await import('./labels-page.tsx')).LabelsPage }) },
];
