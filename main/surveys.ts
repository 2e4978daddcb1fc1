import type { FeatureDeps } from './handlers.ts';

/** Builds everything around surveys: obligations, tests, bookings, findings, documents, the planner, calendars, reminders, mail, jobs. */
export function createSurveys(_deps: FeatureDeps) {
  const handlers = {};
  return { handlers };
}
