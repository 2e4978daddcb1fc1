import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../shared/contract/errors.ts';
import type { FeatureDeps } from './feature-deps.ts';
import type { JobDefinition } from './jobs/service.ts';
import { createDataCheck } from './restore/data-check.ts';
import { createDrill } from './restore/drill-service.ts';
import { createRestoreProcedures } from './restore/procedures.ts';
import { createRestoreRepository } from './restore/repository.ts';
import { type BackupsBeside, createRestoreService } from './restore/service.ts';
import { createTaskRunner, type RunTask } from './restore/thread.ts';
import { createUnitRecordsService } from './restore/unit-records-service.ts';
import type { TextsInSets } from './sets/texts-in-sets.ts';

/** How long closing waits for threads that still read, milliseconds. */
const stopMs = 8_000;

/** Builds what brings data back: restore of everything and of single records, the drill, and the look for damage. */
export function createRestoring(
  { data, ports, transactor, workshop, integrity, workerEntry }: FeatureDeps,
  backups: BackupsBeside,
) {
  const onStep = (step: string) => ports.onStep?.(step);
  const closing = new AbortController();
  const atWork = new Set<Promise<unknown>>();
  const entry = workerEntry && new URL('./restore-worker.js', workerEntry);
  const begin = createTaskRunner(entry, { ...ports, onStep }, closing.signal);
  const run: RunTask = (name, input) => {
    const work = begin(name, input);
    const over = work.then(
      () => undefined,
      () => undefined,
    );
    atWork.add(over);
    void over.then(() => atWork.delete(over));
    return work;
  };
  const restore = createRestoreService({
    data,
    ports,
    workshop,
    repository: createRestoreRepository(data.db),
    run,
    onStep,
    backups,
  });
  const units = createUnitRecordsService({ data, dataFolder: ports.paths.data, run, sets: restore });
  const check = createDataCheck({ data, ports, transactor, integrity, run });
  const jobs: readonly JobDefinition[] = [{ name: 'data.check', schedule: '30 4 * * *', run: check.daily }];
  return {
    handlers: { restore: createRestoreProcedures(restore, units) },
    jobs,
    /** Texts out of the databases of sets. */
    readTexts: (order: TextsInSets) => run('texts', order),
    drill: createDrill({ data, ports, run }),
    lookForDamage: check.atStart,
    tellDamage: check.tellAdministrators,
    /** Cuts what reads, and waits a while until nothing of it has the database open any more. */
    async close(): Promise<void> {
      closing.abort(new AppError('UNAVAILABLE', 'The data are being closed, so this was cut. Try again afterwards.'));
      const patience = new AbortController();
      const limit = pause(stopMs, undefined, { signal: patience.signal }).catch(() => undefined);
      await Promise.race([Promise.all(atWork).finally(() => patience.abort()), limit]);
    },
  };
}
