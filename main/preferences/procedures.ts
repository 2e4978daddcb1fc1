import type { preferencesContract } from '../../shared/preferences.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { PreferencesService } from './service.ts';

/** Handlers of `preferences.*`. */
export function createPreferencesProcedures(service: PreferencesService): HandlersOf<typeof preferencesContract> {
  return {
    get: (_input, ctx) => service.get(ctx),
    set: (input, ctx) => service.set(input, ctx),
  };
}
