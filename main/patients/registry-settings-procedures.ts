import type { patientsContract } from '../../shared/patients.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { RegistryChoices } from './registry-choices.ts';
import type { RegistryRules } from './registry-settings-rules.ts';

/** Handlers of `patients.*` on how the registry works here. */
export function createRegistrySettingsProcedures(
  settings: RegistryRules,
  choices: RegistryChoices,
): Pick<HandlersOf<typeof patientsContract>, 'choices' | 'settings' | 'saveSettings'> {
  return {
    choices: (_, ctx) => choices(ctx),
    settings: () => settings.get(),
    saveSettings: (input, ctx) => settings.save(input, ctx),
  };
}
