import { AppError } from '../../shared/contract/errors.ts';
import { openConnection } from '../database/connection.ts';
import { latestVersion } from '../database/migrate.ts';
import { migrations } from '../database/migrations/index.ts';
import { openSet } from '../sets/open-set.ts';
import { type Beside, compareUnit, listUnits, readUnit, type UnitRecord, type UnitsQuery } from './unit-records.ts';

/** A set and the present database, to be read side by side. */
export interface BesideTask {
  readonly setFolder: string;
  readonly authentication: Buffer;
  readonly file: string;
  readonly key: Buffer;
}

/** Units of a set by page. */
export type UnitsTask = BesideTask & UnitsQuery;
/** One unit of a set. */
export type UnitTask = BesideTask & { readonly unitId: number };

/** What the tasks over units answer. */
export const recordTasks = {
  units: (task: UnitsTask) => beside(task, (both) => listUnits(both, task)),
  unit: (task: UnitTask) => beside(task, (both) => compareUnit(both, task.unitId)) ?? null,
  unitRecord: (task: UnitTask): UnitRecord | null => beside(task, ({ inSet }) => readUnit(inSet, task.unitId)) ?? null,
};

function beside<T>({ setFolder, authentication, file, key }: BesideTask, read: (both: Beside) => T): T {
  const set = openSet(setFolder, { authentication });
  try {
    if (set.manifest.schemaVersion > latestVersion(migrations))
      throw new AppError(
        'INVALID',
        `This backup was made by the newer version ${set.manifest.appVersion} of this program.`,
      );
    const now = openConnection(file, key, { readonly: true });
    try {
      return read({ inSet: set.db, now });
    } finally {
      now.close();
    }
  } finally {
    set.close();
  }
}
