import type { patientsContract } from '../../shared/patients.ts';
import type { HandlersOf } from '../rpc/context.ts';

/** Handlers of `patients.*` on the records themselves; settings, files and reviews have their own. */
export type PatientRecordHandlers = Pick<HandlersOf<typeof patientsContract>, never>;

/** Handlers of the records of patients. */
export function createPatientsProcedures(_: object): PatientRecordHandlers {
  return {};
}
