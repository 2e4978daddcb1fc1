import type { patientsContract } from '#shared/patients.ts';
import { type AuditHead, readAuditHead } from '../../database/audit-head.ts';
import type { Db } from '../../database/connection.ts';
import type { DocumentPrinter } from '../../files/document-runner.ts';
import type { DownloadIssuer } from '../../files/tickets.ts';
import type { createRollRules } from '../../labels/roll-rules.ts';
import type { Clock } from '../../ports.ts';
import type { HandlersOf } from '../../rpc/context.ts';
import type { createStanding } from '../../studies/standing-rules.ts';
import type { IdentityCells } from '../identity-cell-rules.ts';
import type { PatientLists } from '../lists.ts';
import type { PatientsService } from '../service.ts';
import { createTakenChoice } from './choice.ts';
import { createPatientExport } from './patient-export.ts';
import { createPatientLabel } from './patient-label.ts';
import { createPatientPrint } from './patient-print.ts';

type Handlers = Pick<HandlersOf<typeof patientsContract>, 'export' | 'printList' | 'printLabel' | 'labels'>;

/** Handlers of `patients.*` that make files. */
export function createTakingAwayProcedures(deps: {
  readonly db: Db;
  readonly lists: PatientLists;
  readonly patients: PatientsService;
  readonly cells: IdentityCells;
  readonly standing: ReturnType<typeof createStanding>;
  readonly clock: Clock;
  readonly files: DownloadIssuer;
  readonly print: DocumentPrinter;
  readonly rolls: ReturnType<typeof createRollRules>;
  clinicName(): string | null;
}): Handlers {
  const choice = createTakenChoice(deps);
  const auditHead = (): AuditHead => readAuditHead(deps.db);
  const exported = createPatientExport({ ...deps, choice });
  const printed = createPatientPrint({ ...deps, choice, auditHead });
  const labels = createPatientLabel(deps);
  return {
    export: (input, ctx) => exported(input, ctx),
    printList: (input, ctx) => printed(input, ctx),
    printLabel: (input, ctx) => labels.print(input, ctx),
    labels: (input, ctx) => labels.choices(input, ctx),
  };
}
