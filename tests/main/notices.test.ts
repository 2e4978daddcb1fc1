import { describe, expect, test, vi } from 'vitest';
import { createTestCore } from '../support/core.ts';
import { eventually } from '../support/eventually.ts';
import { raiseNotice } from '../support/raise-notice.ts';

describe('notices', () => {
  test('reach those who hold the right, the newest first', async () => {
    const test = await createTestCore();
    await raiseNotice(test, 'one');
    test.clock.advance(1000);
    await raiseNotice(test, 'two', 'equipment:write');
    const { items, total } = await test.as('administrator').notices.list({});
    expect(items.map(({ message }) => message)).toEqual(['Look after two.', 'Look after one.']);
    expect(total).toBe(2);
    expect((await test.as('physicist').notices.list({})).items).toMatchObject([
      { message: 'Look after two.', severity: 'warning', link: '/admin/accounts', count: 1 },
    ]);
    expect(await test.as('viewer').notices.list({})).toEqual({ items: [], total: 0 });
  });

  test('count up instead of piling up, until somebody has seen them', async () => {
    const test = await createTestCore();
    await raiseNotice(test, 'one');
    test.clock.advance(1000);
    await raiseNotice(test, 'one');
    const { list, dismiss } = test.as('administrator').notices;
    const [notice] = (await list({})).items;
    expect(notice).toMatchObject({ count: 2 });
    expect(Date.parse(notice?.lastAt ?? '') - Date.parse(notice?.firstAt ?? '')).toBe(1000);
    await dismiss({ id: notice?.id ?? 0 });
    await dismiss({ id: notice?.id ?? 0 });
    expect((await list({})).total).toBe(0);
    await raiseNotice(test, 'one');
    expect((await list({})).items).toMatchObject([{ count: 1 }]);
  });

  test('are dismissed by those who may know them only', async () => {
    const test = await createTestCore();
    await raiseNotice(test, 'one');
    const [notice] = (await test.as('administrator').notices.list({})).items;
    const input = { id: notice?.id ?? 0 };
    expect(await test.send('viewer', 'notices.dismiss', input)).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect((await test.as('administrator').notices.list({})).total).toBe(1);
  });

  test('are shown on the desktop once, also those of another process', async () => {
    const notify = vi.fn();
    const test = await createTestCore({ ports: { notifier: { notify } } });
    await raiseNotice(test, 'one');
    await raiseNotice(test, 'one');
    await eventually(() =>
      expect(notify).toHaveBeenCalledWith({
        title: 'REMS Workstation',
        body: 'Look after one.',
        audience: 'accounts:manage',
        accountId: null,
      }),
    );
    await raiseNotice(test, 'two');
    await eventually(() => expect(notify).toHaveBeenCalledTimes(2));
  });

  test('to one person reach nobody else, whatever rights they hold', async () => {
    const test = await createTestCore();
    const accountId = (await test.as('physicist').auth.me({})).userId;
    await raiseNotice(test, 'own', 'equipment:read', accountId);
    expect((await test.as('physicist').notices.list({})).items).toMatchObject([{ message: 'Look after own.' }]);
    const [notice] = (await test.as('physicist').notices.list({})).items;
    const input = { id: notice?.id ?? 0 };
    expect(await test.as('administrator').notices.list({})).toEqual({ items: [], total: 0 });
    expect(await test.send('administrator', 'notices.dismiss', input)).toMatchObject({ error: { code: 'NOT_FOUND' } });
    await test.as('physicist').notices.dismiss(input);
    expect((await test.as('physicist').notices.list({})).total).toBe(0);
  });
});
