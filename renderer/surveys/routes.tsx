import type { RouteObject } from 'react-router';

export const surveyRoutes: RouteObject[] = [
  { path: 'admin/surveys', lazy: async () => ({ Component: (await import('./surveys-page.tsx')).SurveysPage }) },
];
