import { createCatalogue } from './backup/catalogue.ts';
import { createDestinationRunner } from './backup/destination-runner.ts';
import { createDestinations, type Destinations } from './backup/destinations.ts';
import { createBackupNotices } from './backup/notices.ts';
import { createBackupProcedures } from './backup/procedures.ts';
import { createProgress } from './backup/progress.ts';
import { createBackupRepository } from './backup/repository.ts';
import { createBackupRunner } from './backup/runner.ts';
import { createRuns } from './backup/runs.ts';
import { createBackupService, type Drill } from './backup/service.ts';
import { createBackupSettings } from './backup/settings.ts';
import { dataFiles } from './database/data-files.ts';
import { installedAt } from './database/installation.ts';
import type { FeatureDeps } from './feature-deps.ts';
import { createNoticeWriter } from './notices/notice-writer.ts';
import { usualReserve } from './sets/room.ts';

/** Builds backups: made by schedule and on demand, proven, kept, copied to other places. */
export function createBackups(
  { data, ports, transactor, events, workerEntry, integrity }: FeatureDeps,
  /** Restores a set into an empty folder. */
  drill: Drill,
) {
  const { db, keys, installId } = data;
  const { clock, random, log, paths } = ports;
  const files = dataFiles(paths.data);
  const at = (name: string) => workerEntry && new URL(name, workerEntry);
  const repository = createBackupRepository(db);
  const settings = createBackupSettings(repository);
  const shared = { repository, transactor, events, clock, random, log };
  const runs = createRuns(shared);
  const notices = createBackupNotices({ notices: createNoticeWriter(db), transactor, clock, random });
  const progress = createProgress(events);
  const { authentication } = keys;
  const catalogue = createCatalogue({
    folder: files.backups,
    authentication,
    installId,
    pins: repository.pins,
    copiesOf: (name) => destinations.copiesOf(name),
  });
  const destinations: Destinations = createDestinations({
    ...shared,
    runs,
    notices,
    installId,
    paths,
    folder: files.backups,
    sets: catalogue.sets,
    newestProven: () => catalogue.newestProven(clock.now()),
    rules: settings.get,
    runner: createDestinationRunner({
      entry: at('./backup-copy.js'),
      authentication,
      clock,
      startProcess: ports.startProcess,
    }),
    progress,
  });
  const service = createBackupService({
    ...shared,
    files,
    appVersion: ports.app.version,
    installedAt: installedAt(db),
    settings,
    catalogue,
    destinations,
    integrity,
    runner: createBackupRunner({ entry: at('./backup-worker.js'), keys, clock, random }),
    runs,
    notices,
    progress,
    drill,
    reserve: usualReserve,
    copiesAfterwards: workerEntry !== null,
  });
  return { service, handlers: { backup: createBackupProcedures(service) }, jobs: service.jobs };
}
