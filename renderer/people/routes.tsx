import type { RouteObject } from 'react-router';

export const peopleRoutes: RouteObject[] = [
  { path: 'people', lazy: async () => ({ Component: (await import('./people-page.tsx')).PeoplePage }) },
  { path: 'people/:id', lazy: async () => ({ Component: (await import('./person-page.tsx')).PersonPage }) },
];
