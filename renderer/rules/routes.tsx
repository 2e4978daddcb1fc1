import type { RouteObject } from 'react-router';

export const ruleRoutes: RouteObject[] = [
  { path: 'admin/rules', lazy: async () => ({ Component: (await import('./rules-page.tsx')).RulesPage }) },
];
