import { createClinicNameRules } from './access/clinic-name-rules.ts';
import { createAuditProcedures } from './audit/procedures.ts';
import { createAuditService } from './audit/service.ts';
import type { FeatureDeps } from './feature-deps.ts';
import { createGuardedKeys } from './guarded-keys.ts';
import type { JobDefinition } from './jobs/service.ts';
import { createOversight } from './oversight.ts';
import { createRestoring } from './restoring.ts';
import { createUpkeep } from './upkeep.ts';

/** Builds what protects the data: backups, restore, keys, damaged records, the audit trail, logs, health, readiness, maintenance. */
export function createProtection(deps: FeatureDeps) {
  const { data, ports, transactor, tickets, workerEntry } = deps;
  const clinicName = createClinicNameRules(data.db).clinicName;
  const audit = createAuditService({ data, ports, transactor, files: tickets, clinicName, workerEntry });
  const upkeep = createUpkeep(deps, { clinicName, others: { auditProof: () => audit.settings.lastProof() } });
  const guarded = createGuardedKeys(deps, { makeBefore: () => Promise.reject(new Error('no backups yet')) });
  const oversight = createOversight(deps, { backups: async () => ({ health: 'green', reasons: [] }) });
  const restoring = createRestoring(deps, {
    folderOfDestination: () => {
      throw new Error('no second places yet');
    },
  });
  const handlers = {
    ...restoring.handlers,
    ...oversight.handlers,
    ...upkeep.handlers,
    ...guarded.handlers,
    audit: createAuditProcedures(audit),
  };
  /** What happens by itself; run by the scheduler with the other jobs. */
  const jobs: readonly JobDefinition[] = [
    ...upkeep.jobs,
    ...oversight.jobs,
    ...audit.jobs,
    ...guarded.jobs,
    ...restoring.jobs,
  ];
  return { restoring, oversight, readiness: upkeep.readiness, handlers, jobs };
}
