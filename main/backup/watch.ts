import type { Clock } from '../ports.ts';
import type { Catalogue } from './catalogue.ts';
import { clockSuspect } from './health.ts';
import type { BackupNotices } from './notices.ts';
import type { BackupRepository } from './repository.ts';
import { lastScheduled } from './schedule-rules.ts';
import type { BackupSettingsStore } from './settings.ts';

const hour = 3_600_000;
/** The scheduler comes first; what it did not do is done this long after its time, milliseconds. */
const graceMs = 10 * 60_000;
/** After a failure the next attempt waits, milliseconds. */
const retryMs = hour;

/** Looks whether backups are where they should be; the sets on the disk count, not what the database says of them. */
export function createWatch(deps: {
  readonly installedAt: Date;
  readonly appVersion: string;
  readonly repository: Pick<BackupRepository, 'lastEnded'>;
  readonly settings: BackupSettingsStore;
  readonly catalogue: Catalogue;
  readonly notices: BackupNotices;
  readonly clock: Clock;
}) {
  const { installedAt, appVersion, repository, settings, catalogue, notices, clock } = deps;

  return {
    /** Whether a backup was missed: the machine was off, the database came out of a backup, or an attempt failed a while ago. */
    missed(): boolean {
      const now = clock.now();
      const due = lastScheduled(settings.get().times, new Date(now.getTime() - graceMs));
      if (due <= installedAt) return false;
      const lastAttempt = repository.lastEnded('make');
      if (lastAttempt?.result === 'failed') {
        const since = now.getTime() - Date.parse(lastAttempt.startedAt);
        if (since >= 0 && since < retryMs) return false;
      }
      // One that comes from the future is no proof that the present is covered.
      const latest = now.getTime() + graceMs;
      return !catalogue
        .sets()
        .some(({ state, at }) => state === 'proven' && Date.parse(at) >= due.getTime() && Date.parse(at) <= latest);
    },

    /** Whether this version has not made a set yet, but one before it has: the program was updated. A step of the data brings a set of its own. */
    updated(): boolean {
      const proven = catalogue.sets().filter(({ state }) => state === 'proven');
      return proven.length > 0 && proven.every((set) => set.appVersion !== appVersion);
    },

    /** Tells administrators, or settles what is over. */
    async tell(): Promise<void> {
      const now = clock.now();
      const clockText =
        'A backup comes from the future: the clock of this workstation was set back. Check date and time; until then no old backup is removed.';
      await notices.tell('clock', 'clock', clockSuspect(catalogue.sets(), now) ? clockText : null);
      const since = Date.parse(catalogue.newestProven(now)?.at ?? installedAt.toISOString());
      const hours = Math.floor((now.getTime() - since) / hour);
      const { rpoHours } = settings.get();
      const overdue = `The last proven backup is ${hours} hours old; the clinic allows ${rpoHours}. Make one now, and look why none was made.`;
      await notices.tell('overdue', 'make', hours > rpoHours + 2 ? overdue : null);
    },
  };
}
