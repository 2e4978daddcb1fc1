import type { RouteObject } from 'react-router';

export const reminderRoutes: RouteObject[] = [
  { path: 'admin/reminders', lazy: async () => ({ Component: (await import('./reminders-page.tsx')).RemindersPage }) },
];
