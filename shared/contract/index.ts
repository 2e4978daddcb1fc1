import { accessContract } from '../access.ts';
import { accountsContract } from '../accounts.ts';
import { auditContract } from '../audit.ts';
import { authContract } from '../auth.ts';
import { backupContract } from '../backup.ts';
import { bookingsContract } from '../bookings.ts';
import { bulkEditContract } from '../bulk-edit.ts';
import { calendarContract } from '../calendar.ts';
import { capitalContract } from '../capital-plan.ts';
import { certificatesContract } from '../certificates.ts';
import { complianceContract } from '../compliance.ts';
import { componentsContract } from '../components.ts';
import { customFieldsContract } from '../custom-fields.ts';
import { damageContract } from '../damage.ts';
import { devicesContract } from '../devices.ts';
import { directoryContract } from '../directory.ts';
import { documentsContract } from '../documents.ts';
import { equipmentContract } from '../equipment.ts';
import { examinationsContract } from '../examinations.ts';
import { exportsContract } from '../exports.ts';
import { facilitiesContract } from '../facilities.ts';
import { findingsContract } from '../findings.ts';
import { healthContract } from '../health.ts';
import { historyContract } from '../history.ts';
import { homeContract } from '../home.ts';
import { importsContract } from '../imports.ts';
import { jobsContract } from '../jobs.ts';
import { keysContract } from '../keys.ts';
import { labelsContract } from '../labels.ts';
import { logsContract } from '../logs.ts';
import { lookupsContract } from '../lookups.ts';
import { mailContract } from '../mail.ts';
import { maintenanceContract } from '../maintenance.ts';
import { networkContract } from '../network.ts';
import { noticesContract } from '../notices.ts';
import { obligationsContract } from '../obligations.ts';
import { patientsContract } from '../patients.ts';
import { peopleContract } from '../people.ts';
import { plannerContract } from '../planner.ts';
import { preferencesContract } from '../preferences.ts';
import { readinessContract } from '../readiness.ts';
import { remindersContract } from '../reminders.ts';
import { restoreContract } from '../restore.ts';
import { rolesContract } from '../roles.ts';
import { searchContract } from '../search.ts';
import { secondFactorContract } from '../second-factor.ts';
import { sessionsContract } from '../sessions.ts';
import { setupContract } from '../setup.ts';
import { studiesContract } from '../studies.ts';
import { systemContract } from '../system.ts';
import { tokensContract } from '../tokens.ts';
import { viewsContract } from '../views.ts';
import { whitelistContract } from '../whitelist.ts';
import type { Contract, ProcedureName } from './define.ts';

/** Everything that can be called, once. Handlers, client, permission table, API document and tests are derived from it. */
export const contract = {
  system: systemContract,
  setup: setupContract,
  auth: authContract,
  sessions: sessionsContract,
  secondFactor: secondFactorContract,
  accounts: accountsContract,
  roles: rolesContract,
  whitelist: whitelistContract,
  directory: directoryContract,
  access: accessContract,
  notices: noticesContract,
  preferences: preferencesContract,
  home: homeContract,
  equipment: { ...equipmentContract, ...bulkEditContract },
  components: componentsContract,
  fields: customFieldsContract,
  lookups: lookupsContract,
  facilities: facilitiesContract,
  views: viewsContract,
  people: peopleContract,
  studies: studiesContract,
  patients: patientsContract,
  examinations: examinationsContract,
  exports: exportsContract,
  imports: importsContract,
  obligations: obligationsContract,
  compliance: complianceContract,
  bookings: bookingsContract,
  findings: findingsContract,
  documents: documentsContract,
  history: historyContract,
  search: searchContract,
  planner: plannerContract,
  capital: capitalContract,
  calendar: calendarContract,
  reminders: remindersContract,
  mail: mailContract,
  jobs: jobsContract,
  backup: backupContract,
  restore: restoreContract,
  keys: keysContract,
  damage: damageContract,
  audit: auditContract,
  logs: logsContract,
  health: healthContract,
  readiness: readinessContract,
  maintenance: maintenanceContract,
  network: networkContract,
  certificates: certificatesContract,
  tokens: tokensContract,
  devices: devicesContract,
  labels: labelsContract,
} as const satisfies Contract;

/** The type of {@link contract}. */
export type AppContract = typeof contract;
/** 'equipment.list' | 'equipment.create' | … */
export type AppProcedure = ProcedureName<AppContract>;
