import { retryWhileBusy } from '../database/busy-retry.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Clock, Random } from '../ports.ts';
import type { Actor, Transactor } from '../rpc/transact.ts';

/** What administrators are told of backups. */
export type Matter = 'failed' | 'proof' | 'overdue' | 'clock' | 'place';

/** What was seen and is not over is told again after this long, milliseconds. */
const againMs = 24 * 3_600_000;

/** Tells administrators once until a matter is over, outside of anybody's call. */
export function createBackupNotices(deps: {
  readonly notices: NoticeWriter;
  readonly transactor: Transactor;
  readonly clock: Clock;
  readonly random: Random;
}) {
  const { notices, transactor, clock, random } = deps;
  /** When each matter was told that is not over yet. */
  const told = new Map<string, number>();

  return {
    /** Raises a matter that is not open yet, or settles one that is; what somebody has seen and is not over comes back the next day. @param message null when it is over */
    async tell(matter: Matter, subject: string, message: string | null): Promise<void> {
      const kind = `backup.${matter}`;
      const key = `${kind} ${subject}`;
      if (message === null) told.delete(key);
      if (notices.isOpen(kind, subject) === (message !== null)) return;
      const now = clock.now().getTime();
      const since = now - (told.get(key) ?? Number.NEGATIVE_INFINITY);
      if (message !== null && since >= 0 && since < againMs) return;
      if (message !== null) told.set(key, now);
      await retryWhileBusy(() =>
        transactor.transact(backupActor(random, 'backup.watch'), (tx) => {
          if (message === null) return notices.settle(tx, kind, subject);
          notices.raise(tx, {
            kind,
            subject,
            audience: 'system:manage',
            severity: matter === 'proof' ? 'danger' : 'warning',
            message,
            link: '/admin/backups',
          });
        }),
      );
    },
  };
}

/** What {@link createBackupNotices} makes. */
export type BackupNotices = ReturnType<typeof createBackupNotices>;

/** Who is on record for what happens by itself. */
export function backupActor(random: Random, action: string, name = '(backup)'): Actor {
  return { accountId: null, name, origin: 'job', address: null, requestId: random.uuid(), action };
}
