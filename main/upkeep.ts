import { installedAt } from './database/installation.ts';
import { migrations } from './database/migrations/index.ts';
import type { FeatureDeps } from './feature-deps.ts';
import { createDocumentPrinter } from './files/document-runner.ts';
import type { JobDefinition } from './jobs/service.ts';
import { createAccessReview } from './maintenance/access-review.ts';
import { createEvidence } from './maintenance/evidence.ts';
import { createMaintenanceProcedures } from './maintenance/procedures.ts';
import { createMaintenanceRepository } from './maintenance/repository.ts';
import { createMaintenanceService } from './maintenance/service.ts';
import { createNoticeWriter } from './notices/notice-writer.ts';
import type { OpenDeps, OtherParts } from './readiness/check.ts';
import { createInlineDeepRunner, createThreadDeepRunner } from './readiness/deep-runner.ts';
import { createReadinessPrints } from './readiness/prints.ts';
import { createReadinessProcedures } from './readiness/procedures.ts';
import { createReadinessRepository } from './readiness/repository.ts';
import { createReadinessService } from './readiness/service.ts';
import { createSignOffWriter } from './readiness/sign-off-writer.ts';
import { createRoleRules } from './roles/role-rules.ts';
import { createWhitelistRules } from './whitelist/whitelist-rules.ts';

/** Builds what looks after the installation: readiness and maintenance. */
export function createUpkeep(
  deps: FeatureDeps,
  also: {
    /** What the other features know of themselves. */
    readonly others: OtherParts;
    readonly clinicName: () => string | null;
  },
) {
  const { data, ports, transactor, tickets, workerEntry, dispatch } = deps;
  const { db, keys, installId } = data;
  const { clock, random } = ports;
  const folder = ports.paths.data;
  const repository = createReadinessRepository(db);
  const notices = createNoticeWriter(db);
  const signOffs = createSignOffWriter(db);
  const worker = (name: string) => workerEntry && new URL(name, workerEntry);
  const readinessWorker = worker('./readiness-worker.js');

  const facts = (): OpenDeps => ({
    folder,
    present: { state: 'READY', message: '' },
    migrations,
    app: ports.app,
    environment: process.env,
    now: clock.now(),
    db,
    secretBytes: {
      database: keys.database.length,
      authentication: keys.authentication.length,
      pepper: keys.pepper.length,
    },
    listeners: ports.watch?.listeners() ?? [],
    authorizedUsers: ports.authorizedUsers,
    others: also.others,
    dispatch,
  });
  const readiness = createReadinessService({
    repository,
    db,
    folder,
    facts,
    deep: readinessWorker
      ? createThreadDeepRunner({ folder, key: keys.database, workerEntry: readinessWorker })
      : createInlineDeepRunner({ folder, db, migrations }),
    transactor,
    notices,
    signOffs,
    clock,
    random,
    appVersion: ports.app.version,
    isHost: workerEntry !== null,
  });
  const prints = createReadinessPrints({
    service: readiness,
    repository,
    db,
    facts,
    files: tickets,
    print: createDocumentPrinter(worker('./document-worker.js')),
    clinicName: also.clinicName,
    installId,
  });

  const marks = createMaintenanceRepository(db);
  const maintenance = createMaintenanceService({
    repository: marks,
    evidence: createEvidence(db),
    checks: async () => (await readiness.checks()).items,
    transactor,
    notices,
    since: installedAt(db),
    clock,
    random,
  });
  const accessReview = createAccessReview({
    repository: marks,
    whitelist: createWhitelistRules({ db, authorizedUsers: ports.authorizedUsers }),
    roles: createRoleRules(db),
    signOffs,
    maintenance,
    clock,
  });

  const jobs: readonly JobDefinition[] = [
    { name: 'readiness.run', schedule: readiness.schedule, run: readiness.runByItself },
    { name: 'maintenance.look', schedule: '20 * * * *', quiet: true, run: () => maintenance.look() },
  ];
  const handlers = {
    readiness: createReadinessProcedures(readiness, prints),
    maintenance: createMaintenanceProcedures(maintenance, accessReview),
  };
  return { handlers, jobs, readiness };
}
