import type { logsContract } from '../../shared/logs.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { LogsService } from './service.ts';

/** Handlers of `logs.*`. */
export function createLogsProcedures(service: LogsService): HandlersOf<typeof logsContract> {
  return {
    read: (input) => service.read(input),
    files: () => service.files(),
    settings: () => service.settings(),
    saveSettings: (input, ctx) => service.saveSettings(input, ctx),
    diagnostics: (_input, ctx) => service.diagnostics(ctx),
  };
}
