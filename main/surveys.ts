import type { FeatureDeps } from './handlers.ts';
import { createObligationsProcedures } from './obligations/procedures.ts';
import { createObligationsService } from './obligations/service.ts';

/** Builds everything around surveys: obligations, tests, bookings, findings, documents, the planner, calendars, reminders, mail, jobs. */
export function createSurveys({ data, ports, transactor, events }: FeatureDeps) {
  const { db } = data;
  const { clock } = ports;
  const obligations = createObligationsService({ db, clock, transactor, events });
  const handlers = {
    obligations: createObligationsProcedures(obligations),
  };
  return { handlers, obligations };
}
