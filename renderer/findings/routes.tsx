import type { RouteObject } from 'react-router';

export const findingRoutes: RouteObject[] = [
  { path: 'findings', lazy: async () => ({ Component: (await import('./findings-page.tsx')).FindingsPage }) },
  { path: 'findings/:id', lazy: async () => ({ Component: (await import('./finding-page.tsx')).FindingPage }) },
  { path: 'report-fault', lazy: async () => ({ Component: (await import('./report-page.tsx')).ReportPage }) },
];
