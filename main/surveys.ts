import { createClinicNameRules } from './access/clinic-name-rules.ts';
import { createBackground } from './background.ts';
import { createBookingsProcedures } from './bookings/procedures.ts';
import { createBookingsService } from './bookings/service.ts';
import { createCalendarProcedures } from './calendar/procedures.ts';
import { createCalendarService } from './calendar/service.ts';
import { createComplianceProcedures } from './compliance/procedures.ts';
import { createComplianceService, createUnitClocks } from './compliance/service.ts';
import { readAuditHead } from './database/audit-head.ts';
import { dataFiles } from './database/data-files.ts';
import { createDocumentsProcedures } from './documents/procedures.ts';
import { createDocumentsService } from './documents/service.ts';
import type { FeatureDeps } from './feature-deps.ts';
import { requireSpace } from './files/disk-space.ts';
import { createFindingsProcedures } from './findings/procedures.ts';
import { createFindingsService } from './findings/service.ts';
import type { JobDefinition } from './jobs/service.ts';
import { createObligationsProcedures } from './obligations/procedures.ts';
import { createObligationsService } from './obligations/service.ts';
import { createPlannerPrint } from './planner/print.ts';
import { createPlannerProcedures } from './planner/procedures.ts';
import { createPlannerService } from './planner/service.ts';

/** Builds everything around surveys: obligations, tests, bookings, findings, documents, the planner, calendars, reminders, mail, jobs. */
export function createSurveys(
  { data, ports, transactor, events, tickets, workerEntry }: FeatureDeps,
  /** What other parts do by themselves. */
  furtherJobs: readonly JobDefinition[],
) {
  const { db } = data;
  const { clock } = ports;
  const obligations = createObligationsService({ db, clock, transactor, events });
  const documents = createDocumentsService({
    db,
    keys: data.keys,
    transactor,
    tickets,
    clock,
    random: ports.random,
    log: ports.log,
    requireSpace: () => requireSpace(ports),
    folder: dataFiles(ports.paths.data).attachments,
    events,
    thumbnailEntry: workerEntry && new URL('./thumbnail-worker.js', workerEntry),
  });
  const clocks = createUnitClocks(db);
  const compliance = createComplianceService({
    db,
    clock,
    random: ports.random,
    transactor,
    files: tickets,
    clocks,
  });
  const findings = createFindingsService({ db, clock, settings: compliance.settings });
  const { handlers: background, jobs } = createBackground(
    { data, ports, transactor, events },
    { obligations, documents, compliance },
    furtherJobs,
  );
  const bookings = createBookingsService({ db, clock, files: tickets });
  const calendar = createCalendarService({ db, clock, random: ports.random, transactor, files: tickets });
  const planner = createPlannerService({ db, clock, bookings, clocks });
  const print = createPlannerPrint({
    clock,
    files: tickets,
    range: planner.range,
    clinicName: createClinicNameRules(db).clinicName,
    auditHead: () => readAuditHead(db),
    workerEntry: workerEntry && new URL('./print-worker.js', workerEntry),
  });
  const handlers = {
    ...background,
    bookings: createBookingsProcedures(bookings),
    calendar: createCalendarProcedures(calendar),
    compliance: createComplianceProcedures(compliance),
    findings: createFindingsProcedures(findings),
    documents: createDocumentsProcedures(documents),
    obligations: createObligationsProcedures(obligations),
    planner: createPlannerProcedures(planner, print),
  };
  return {
    handlers,
    /** Whether a query that may take long takes a few milliseconds this time. */
    isAtHand: (name: string, input: unknown): boolean =>
      // as: the contract has parsed what is asked under this name.
      name === 'planner.year' && planner.yearAtHand(input as Parameters<typeof planner.yearAtHand>[0]),
    jobs,
    bookings,
    calendar,
    planner,
    compliance,
    findings,
    documents,
    obligations,
  };
}
