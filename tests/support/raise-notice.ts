import { createNoticeWriter } from '../../main/notices/notice-writer.ts';
import { createTransactor } from '../../main/rpc/transact.ts';
import type { Permission } from '../../shared/contract/permissions.ts';
import type { TestCore } from './core.ts';
import { openDatabaseOf } from './database.ts';

/** Raises a notice beside the core, as another process does. */
export async function raiseNotice(
  test: TestCore,
  subject: string,
  audience: Permission = 'accounts:manage',
  accountId?: number,
): Promise<void> {
  const db = await openDatabaseOf(test.folder);
  const actor = { accountId: null, name: 'test', origin: 'job', address: null, requestId: 'r', action: 't' } as const;
  createTransactor({ db, clock: test.clock }).transact(actor, (tx) =>
    createNoticeWriter(db).raise(tx, {
      kind: 'test',
      subject,
      audience,
      severity: 'warning',
      message: `Look after ${subject}.`,
      link: '/admin/accounts',
      accountId,
    }),
  );
  db.close();
}
