import { retryWhileBusy } from '../database/busy-retry.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Random } from '../ports.ts';
import type { Actor, Transactor } from '../rpc/transact.ts';

/** What administrators are told of backups. */
export type Matter = 'failed' | 'proof' | 'overdue' | 'clock' | 'place';

/** Tells administrators once until a matter is over, outside of anybody's call. */
export function createBackupNotices(deps: {
  readonly notices: NoticeWriter;
  readonly transactor: Transactor;
  readonly random: Random;
}) {
  const { notices, transactor, random } = deps;

  return {
    /** Raises a matter that is not open yet, or settles one that is. @param message null when it is over */
    async tell(matter: Matter, subject: string, message: string | null): Promise<void> {
      const kind = `backup.${matter}`;
      if (notices.isOpen(kind, subject) === (message !== null)) return;
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
