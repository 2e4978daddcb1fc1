import { createClinicNameRules } from './access/clinic-name-rules.ts';
import { createAuditProcedures } from './audit/procedures.ts';
import { createAuditService } from './audit/service.ts';
import { createBackups } from './backups.ts';
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
  const restoring = createRestoring(deps, {
    folderOfDestination: (id) => backups.service.folderOfDestination(id),
    reach: (id) => backups.service.reach(id),
    whenNoneIsMade: () => backups.service.whenNoneIsMade(),
    during: (work) => backups.service.duringRestore(work),
  });
  const backups = createBackups(deps, restoring.drill);
  const upkeep = createUpkeep(deps, {
    clinicName,
    others: {
      auditProof: () => audit.settings.lastProof(),
      backups: () => backups.service.state(),
      health: () => oversight.health.findings(),
    },
  });
  const guarded = createGuardedKeys(deps, backups.service, restoring.readTexts);
  const oversight = createOversight(deps, { backups: () => Promise.resolve(backups.service.state()) });
  const handlers = {
    ...backups.handlers,
    ...restoring.handlers,
    ...oversight.handlers,
    ...upkeep.handlers,
    ...guarded.handlers,
    audit: createAuditProcedures(audit),
  };
  /** What happens by itself; run by the scheduler with the other jobs. */
  const jobs: readonly JobDefinition[] = [
    ...backups.jobs,
    ...upkeep.jobs,
    ...oversight.jobs,
    ...audit.jobs,
    ...guarded.jobs,
    ...restoring.jobs,
  ];
  return { audit, backups, restoring, oversight, keys: guarded.keys, readiness: upkeep.readiness, handlers, jobs };
}
