import { migrations } from './database/migrations/index.ts';
import type { FeatureDeps } from './feature-deps.ts';
import { createDocumentPrinter } from './files/document-runner.ts';
import type { JobDefinition } from './jobs/service.ts';
import { createNoticeWriter } from './notices/notice-writer.ts';
import type { OpenDeps, OtherParts } from './readiness/check.ts';
import { createInlineDeepRunner, createThreadDeepRunner } from './readiness/deep-runner.ts';
import { createReadinessPrints } from './readiness/prints.ts';
import { createReadinessProcedures } from './readiness/procedures.ts';
import { createReadinessRepository } from './readiness/repository.ts';
import { createReadinessService } from './readiness/service.ts';

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
    listener: ports.watch?.listener() ?? null,
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
    clock,
    random,
    appVersion: ports.app.version,
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

  const jobs: readonly JobDefinition[] = [
    { name: 'readiness.run', schedule: '30 4 * * 0', run: () => readiness.runByItself() },
  ];
  return { handlers: { readiness: createReadinessProcedures(readiness, prints) }, jobs, readiness };
}
