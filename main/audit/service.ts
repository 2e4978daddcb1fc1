import { dataFiles } from '../database/data-files.ts';
import { installedAt } from '../database/installation.ts';
import type { OpenedData } from '../database/open-outcome.ts';
import { createDocumentPrinter } from '../files/document-runner.ts';
import type { DownloadIssuer } from '../files/tickets.ts';
import type { JobDefinition } from '../jobs/service.ts';
import { createNoticeWriter } from '../notices/notice-writer.ts';
import type { Ports } from '../ports.ts';
import { programActor } from '../rpc/program-actor.ts';
import type { Transactor, Work } from '../rpc/transact.ts';
import { createArchive } from './archive.ts';
import { firstBrokenArchive } from './archived-files.ts';
import { createBlocks } from './blocks.ts';
import { createAuditExport } from './export.ts';
import { createOffBoxCopy, refuseCopyFolder } from './off-box-copy.ts';
import { createProofs } from './proofs.ts';
import { createAuditRepository } from './repository.ts';
import { createReviews } from './reviews.ts';
import { createAuditSettings } from './settings.ts';
import { createTrail } from './trail.ts';
import { createVerifier } from './verify-runner.ts';

/** The audit trail: read, proven, taken along, reviewed, archived. Nobody changes it. */
export function createAuditService(deps: {
  readonly data: OpenedData;
  readonly ports: Ports;
  readonly transactor: Transactor;
  readonly files: DownloadIssuer;
  readonly clinicName: () => string | null;
  /** Beside which the code of the workers is; null works in this thread. */
  readonly workerEntry: URL | null;
}) {
  const { data, ports, transactor, files, clinicName, workerEntry } = deps;
  const { db, keys, anchor, installId } = data;
  const { clock, random, log } = ports;
  const paths = dataFiles(ports.paths.data);
  const repository = createAuditRepository(db);
  const blocks = createBlocks(repository);
  const trail = createTrail({ db, repository, blocks });
  const settings = createAuditSettings({ db, tryFolder: refuseCopyFolder });
  const notices = createNoticeWriter(db);
  const proofs = createProofs({
    verify: createVerifier({
      db,
      file: paths.database,
      key: keys.database,
      workerEntry: workerEntry && new URL('./audit-worker.js', workerEntry),
    }),
    brokenArchive: () => firstBrokenArchive(db, paths.auditArchive),
    anchorFile: paths.anchor,
    anchor,
    authentication: keys.authentication,
    installId,
    settings,
    notices,
    clock,
    log,
  });
  const reviews = createReviews({ db, repository, trail, settings, notices, clock, since: installedAt(db) });
  const exporting = createAuditExport({
    trail,
    repository,
    files,
    print: createDocumentPrinter(workerEntry && new URL('./document-worker.js', workerEntry)),
    clock,
    installId,
    key: keys.derive('audit-export'),
    clinicName,
  });
  const archive = createArchive({
    db,
    repository,
    blocks,
    proofs,
    settings,
    folder: paths.auditArchive,
    key: keys.derive('audit-archive'),
    clock,
    random,
  });
  const copy = createOffBoxCopy({ db, repository, settings, transactor, installId });

  const asJob = <T>(action: string, work: Work<T>): T => {
    const actor = programActor(random, '(jobs)', action);
    return transactor.transact(actor, work);
  };

  const jobs: readonly JobDefinition[] = [
    {
      name: 'audit.verify',
      schedule: '30 4 * * *',
      async run(signal) {
        const { entries, seconds, first } = await proofs.prove((work) => asJob('audit.verify', work), signal);
        // Told by a notice of its own: the job did what it is for.
        return first ? first.message : `${entries} entries verified in ${seconds} seconds.`;
      },
    },
    {
      name: 'audit.review',
      schedule: '15 7 * * *',
      quiet: true,
      async run() {
        if (!reviews.isDue()) return null;
        asJob('audit.review', reviews.tell);
        return 'The audit trail is due for review.';
      },
    },
    { name: 'audit.copy', schedule: '* * * * *', quiet: true, run: copy.run },
  ];

  return { trail, proofs, reviews, settings, exporting, archive, jobs, close: proofs.close };
}

/** The service of {@link createAuditService}. */
export type AuditService = ReturnType<typeof createAuditService>;
