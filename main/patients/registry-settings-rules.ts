import { AppError } from '../../shared/contract/errors.ts';
import { RegistrySettings, registryDefaults } from '../../shared/registry-settings.ts';
import type { Db } from '../database/connection.ts';
import { createSettingsSection } from '../database/settings-section.ts';
import type { Context } from '../rpc/context.ts';
import { type Chosen, laidOver } from '../settings/settings-values.ts';
import { createStoredSettings } from '../settings/stored-settings.ts';

/** The sexes that every registry knows; screens name them. Source: patients page. */
export const usualSexes = ['M', 'F'] as const;

/** How the registry works here, on one connection. */
export function createRegistrySettings(db: Db) {
  const settings = createStoredSettings<RegistrySettings>({
    section: createSettingsSection(db, 'registry'),
    defaults: registryDefaults,
    document: RegistrySettings.partial(),
    record: { entity: 'patient', entityId: null },
  });
  const hasSex = db.prepare<[string], number>('SELECT 1 FROM patients WHERE sex = ? LIMIT 1').pluck();

  function refuse(code: 'INVALID' | 'CONFLICT', message: string): never {
    throw new AppError(code, message, { fields: { furtherSexes: message } });
  }

  function check(old: RegistrySettings, next: RegistrySettings): void {
    const codes = next.furtherSexes.map(({ code }) => code);
    for (const [place, code] of codes.entries()) {
      if (usualSexes.some((usual) => usual === code) || codes.indexOf(code) < place)
        refuse(
          'INVALID',
          `The code ${code} is there twice. Give every sex a code of its own; M and F are always there.`,
        );
    }
    for (const { code } of old.furtherSexes) {
      if (!codes.includes(code) && hasSex.get(code) === 1)
        refuse('CONFLICT', `Patients have the sex ${code}, so it cannot be taken away. Change its name instead.`);
    }
  }

  return {
    get: settings.get,
    /** How it works now; read at every call. */
    values: settings.values,

    /** @throws AppError CONFLICT for a stale version or a sex that patients have; INVALID for a code that is there twice */
    save({ version, ...sent }: Chosen<RegistrySettings> & { readonly version: number }, ctx: Context) {
      return settings.save(ctx, version, (old) => {
        const next = laidOver(old, sent);
        check(old, next);
        return next;
      });
    },
  };
}

/** The settings of {@link createRegistrySettings}. */
export type RegistryRules = ReturnType<typeof createRegistrySettings>;
