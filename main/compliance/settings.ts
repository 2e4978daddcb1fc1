import type { z } from 'zod';
import { ComplianceSettings, type complianceContract, complianceDefaults } from '../../shared/compliance.ts';
import type { Context } from '../rpc/context.ts';
import { laidOver } from '../settings/settings-values.ts';
import { createStoredSettings } from '../settings/stored-settings.ts';
import type { SettingsRepository } from './repository.ts';

type Save = z.output<(typeof complianceContract)['saveSettings']['input']>;

/** What the clinic decided about surveys. */
export function createComplianceSettings(repository: SettingsRepository) {
  const { get, save } = createStoredSettings<ComplianceSettings>({
    section: repository,
    defaults: complianceDefaults,
    document: ComplianceSettings.partial(),
    record: { entity: 'compliance', entityId: 'settings' },
  });
  return {
    /** What holds now, defaults where nobody has decided; version 0 while nobody has changed anything. */
    get,

    /** @throws AppError CONFLICT for a stale version, with the stored settings in `details.current` */
    save: ({ version, ...sent }: Save, ctx: Context) => save(ctx, version, (old) => laidOver(old, sent)),
  };
}
