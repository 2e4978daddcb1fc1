import { describe, expect, test, vi } from 'vitest';
import { createNoticeWriter } from '../../main/notices/notice-writer.ts';
import { createTransactor } from '../../main/rpc/transact.ts';
import type { Permission } from '../../shared/contract/permissions.ts';
import { createTestCore, type TestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';

/** Raises a notice beside the core, as another process does. */
async function raise(test: TestCore, subject: string, audience: Permission = 'accounts:manage'): Promise<void> {
  const db = await openDatabaseOf(test.folder);
  const actor = { accountId: null, name: 'test', origin: 'job', address: null, requestId: 'r', action: 't' } as const;
  createTransactor({ db, clock: test.clock }).transact(actor, (tx) =>
    createNoticeWriter(db).raise(tx, {
      kind: 'test',
      subject,
      audience,
      severity: 'warning',
      message: `Look after ${subject}.`,
      link: '/accounts',
    }),
  );
  db.close();
}

describe('notices', () => {
  test('reach those who hold the right, the newest first', async () => {
    const test = await createTestCore();
    await raise(test, 'one');
    test.clock.advance(1000);
    await raise(test, 'two', 'equipment:write');
    const { items, total } = await test.as('administrator').notices.list({});
    expect(items.map(({ message }) => message)).toEqual(['Look after two.', 'Look after one.']);
    expect(total).toBe(2);
    expect((await test.as('physicist').notices.list({})).items).toMatchObject([
      { message: 'Look after two.', severity: 'warning', link: '/accounts', count: 1 },
    ]);
    expect(await test.as('viewer').notices.list({})).toEqual({ items: [], total: 0 });
  });

  test('count up instead of piling up, until somebody has seen them', async () => {
    const test = await createTestCore();
    await raise(test, 'one');
    test.clock.advance(1000);
    await raise(test, 'one');
    const { list, dismiss } = test.as('administrator').notices;
    const [notice] = (await list({})).items;
    expect(notice).toMatchObject({ count: 2 });
    expect(Date.parse(notice?.lastAt ?? '') - Date.parse(notice?.firstAt ?? '')).toBe(1000);
    await dismiss({ id: notice?.id ?? 0 });
    await dismiss({ id: notice?.id ?? 0 });
    expect((await list({})).total).toBe(0);
    await raise(test, 'one');
    expect((await list({})).items).toMatchObject([{ count: 1 }]);
  });

  test('are dismissed by those who may know them only', async () => {
    const test = await createTestCore();
    await raise(test, 'one');
    const [notice] = (await test.as('administrator').notices.list({})).items;
    const input = { id: notice?.id ?? 0 };
    expect(await test.send('viewer', 'notices.dismiss', input)).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect((await test.as('administrator').notices.list({})).total).toBe(1);
  });

  test('are shown on the desktop once, also those of another process', async () => {
    const notify = vi.fn();
    const test = await createTestCore({ ports: { notifier: { notify } } });
    await raise(test, 'one');
    await raise(test, 'one');
    await vi.waitFor(
      () => expect(notify).toHaveBeenCalledWith({ title: 'REMS Workstation', body: 'Look after one.' }),
      {
        timeout: 5000,
      },
    );
    await raise(test, 'two');
    await vi.waitFor(() => expect(notify).toHaveBeenCalledTimes(2), { timeout: 5000 });
  });
});
