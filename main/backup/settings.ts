import { BackupSettings } from '../../shared/backup.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Context } from '../rpc/context.ts';
import { createStoredSettings } from '../settings/stored-settings.ts';
import type { BackupRepository } from './repository.ts';

type Chosen = Omit<BackupSettings, 'version'>;

/** At two in the morning; each day for a month, each week for three, each month for a year; a day's work may be lost, and half a morning to be back. */
const defaults: Chosen = {
  times: ['02:00'],
  dailyDays: 30,
  weeklyDays: 90,
  monthlyDays: 365,
  rpoHours: 24,
  rtoHours: 4,
};

/** When backups are made and how long they are kept. */
export function createBackupSettings({ settings: section }: Pick<BackupRepository, 'settings'>) {
  const settings = createStoredSettings<Chosen>({
    section,
    defaults,
    document: BackupSettings.omit({ version: true }).partial(),
    record: { entity: 'backup', entityId: 'settings' },
  });

  return {
    get: settings.get,

    /** @throws AppError INVALID when the times or the days contradict each other, CONFLICT for a stale version */
    save({ version, ...sent }: BackupSettings, ctx: Context): BackupSettings {
      const next: Chosen = { ...sent, times: [...new Set(sent.times)].sort() };
      if (next.weeklyDays < next.dailyDays || next.monthlyDays < next.weeklyDays) {
        const message =
          'Weekly backups are kept at least as long as daily ones, and monthly ones as long as weekly ones.';
        throw new AppError('INVALID', message, { fields: { weeklyDays: message } });
      }
      return settings.save(ctx, version, () => next);
    },
  };
}

/** What {@link createBackupSettings} makes. */
export type BackupSettingsStore = ReturnType<typeof createBackupSettings>;
