import type { RouteObject } from 'react-router';

export const accountsRoutes: RouteObject[] = [
  { path: 'admin/accounts', lazy: async () => ({ Component: (await import('./accounts-page.tsx')).AccountsPage }) },
  {
    path: 'admin/accounts/new',
    lazy: async () => ({ Component: (await import('./new-account-page.tsx')).NewAccountPage }),
  },
  {
    path: 'admin/accounts/why',
    lazy: async () => ({ Component: (await import('./diagnosis-page.tsx')).DiagnosisPage }),
  },
  { path: 'admin/accounts/:id', lazy: async () => ({ Component: (await import('./account-page.tsx')).AccountPage }) },
];
