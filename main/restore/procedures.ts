import type { restoreContract } from '../../shared/restore.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { RestoreService } from './service.ts';
import type { UnitRecordsService } from './unit-records-service.ts';

/** Handlers of `restore.*` that need open data; the others are made before anything is open. */
export function createRestoreProcedures(
  restore: RestoreService,
  units: UnitRecordsService,
): Omit<HandlersOf<typeof restoreContract>, 'found' | 'fromSet'> {
  return {
    preview: (input) => restore.preview(input),
    begin: (input, ctx) => restore.begin(input, ctx),
    undo: (input, ctx) => restore.undo(input, ctx),
    last: () => restore.last(),
    units: (input) => units.units(input),
    unit: (input) => units.unit(input),
    takeUnit: (input, ctx) => units.takeUnit(input, ctx),
  };
}
