import type { RouteObject } from 'react-router';

export const mailRoutes: RouteObject[] = [
  { path: 'admin/mail', lazy: async () => ({ Component: (await import('./mail-page.tsx')).MailPage }) },
];
