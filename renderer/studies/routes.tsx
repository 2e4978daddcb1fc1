import type { RouteObject } from 'react-router';

export const studyRoutes: RouteObject[] = [
  { path: 'admin/studies', lazy: async () => ({ Component: (await import('./studies-page.tsx')).StudiesPage }) },
  { path: 'admin/studies/:id', lazy: async () => ({ Component: (await import('./study-page.tsx')).StudyPage }) },
];
