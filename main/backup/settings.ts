import { BackupSettings } from '../../shared/backup.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Context } from '../rpc/context.ts';
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

const Document = BackupSettings.omit({ version: true }).partial();

/** When backups are made and how long they are kept. */
export function createBackupSettings(repository: BackupRepository) {
  function get(): BackupSettings {
    const row = repository.settings();
    const chosen = row ? Document.parse(JSON.parse(row.document)) : {};
    // as: a part that is absent has the default laid under it; none of them can be stored as undefined.
    return { ...defaults, ...(chosen as Partial<Chosen>), version: row?.version ?? 0 };
  }

  return {
    get,

    /** @throws AppError INVALID when the times or the days contradict each other, CONFLICT for a stale version */
    save({ version, ...sent }: BackupSettings, ctx: Context): BackupSettings {
      const next: Chosen = { ...sent, times: [...new Set(sent.times)].sort() };
      if (next.weeklyDays < next.dailyDays || next.monthlyDays < next.weeklyDays) {
        const message =
          'Weekly backups are kept at least as long as daily ones, and monthly ones as long as weekly ones.';
        throw new AppError('INVALID', message, { fields: { weeklyDays: message } });
      }
      ctx.transact((tx) => {
        const { version: stored, ...old } = get();
        if (stored !== version) {
          throw new AppError('CONFLICT', 'Somebody else changed these settings. Compare both values and save again.', {
            details: { current: get() },
          });
        }
        const changed = (Object.keys(next) as (keyof Chosen)[]).filter(
          (key) => JSON.stringify(next[key]) !== JSON.stringify(old[key]),
        );
        if (changed.length === 0) return;
        repository.writeSettings({ document: JSON.stringify(next), at: tx.at });
        const changes = Object.fromEntries(changed.map((key) => [key, { old: old[key], new: next[key] }]));
        tx.audit({ entity: 'backup', entityId: 'settings', changes });
      });
      return get();
    },
  };
}

/** What {@link createBackupSettings} makes. */
export type BackupSettingsStore = ReturnType<typeof createBackupSettings>;
