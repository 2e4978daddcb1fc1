import type { backupContract } from '../../shared/backup.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { BackupService } from './service.ts';

/** Handlers of `backup.*`. */
export function createBackupProcedures(service: BackupService): HandlersOf<typeof backupContract> {
  return {
    state: () => service.state(),
    run: (input, ctx) => service.run(input, ctx),
    sets: async (input) => {
      const { items, total } = await service.sets(input);
      return { items: [...items], total };
    },
    runs: (input) => service.runs(input),
    verify: (input, ctx) => service.verify(input, ctx),
    drill: (input, ctx) => service.drill(input, ctx),
    pin: (input, ctx) => service.pin(input, ctx),
    saveSettings: (input, ctx) => service.saveSettings(input, ctx),
    addDestination: (input, ctx) => service.addDestination(input, ctx),
    removeDestination: (input, ctx) => service.removeDestination(input, ctx),
    copy: (input, ctx) => service.copy(input, ctx),
  };
}
