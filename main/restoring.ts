import type { FeatureDeps } from './feature-deps.ts';
import type { JobDefinition } from './jobs/service.ts';
import { createDataCheck } from './restore/data-check.ts';
import { createDrill } from './restore/drill-service.ts';
import { createRestoreProcedures } from './restore/procedures.ts';
import { createRestoreRepository } from './restore/repository.ts';
import { createRestoreService } from './restore/service.ts';
import { createTaskRunner } from './restore/thread.ts';
import { createUnitRecordsService } from './restore/unit-records-service.ts';

/** Builds what brings data back: restore of everything and of single records, the drill, and the look for damage. */
export function createRestoring(
  { data, ports, transactor, workshop, integrity, workerEntry }: FeatureDeps,
  others: { readonly folderOfDestination: (destinationId: number) => string },
) {
  const onStep = (step: string) => ports.onStep?.(step);
  const run = createTaskRunner(workerEntry && new URL('./restore-worker.js', workerEntry), { ...ports, onStep });
  const restore = createRestoreService({
    data,
    ports,
    workshop,
    repository: createRestoreRepository(data.db),
    run,
    onStep,
    ...others,
  });
  const units = createUnitRecordsService({ data, dataFolder: ports.paths.data, run, sets: restore });
  const check = createDataCheck({ data, ports, transactor, integrity, run });
  const jobs: readonly JobDefinition[] = [{ name: 'data.check', schedule: '30 4 * * *', run: check.daily }];
  return {
    handlers: { restore: createRestoreProcedures(restore, units) },
    jobs,
    drill: createDrill({ data, ports, run }),
    lookForDamage: check.atStart,
    tellDamage: check.tellAdministrators,
  };
}
