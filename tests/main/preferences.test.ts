import { describe, expect, test } from 'vitest';
import { createTestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';

describe('preferences', () => {
  test('start with defaults, and stay with the person', async () => {
    const test = await createTestCore();
    expect(await test.as('viewer').preferences.get({})).toEqual({
      language: null,
      theme: 'auto',
      lists: {},
      views: {},
    });
    await test.as('viewer').preferences.set({ language: 'fr', lists: { equipment: { pageSize: 100 } } });
    await test.as('viewer').preferences.set({ lists: { people: { columns: ['name'] } } });
    const kept = await (await test.reopen()).as('viewer').preferences.get({});
    expect(kept).toMatchObject({
      language: 'fr',
      lists: { equipment: { pageSize: 100 }, people: { columns: ['name'] } },
    });
    expect(await test.reopen().then((again) => again.as('technologist').preferences.get({}))).toMatchObject({
      language: null,
    });
  });

  test('leave no entry where nothing changed', async () => {
    const test = await createTestCore();
    const db = await openDatabaseOf(test.folder);
    const head = () => db.prepare('SELECT max(seq) FROM audit').pluck().get();
    await test.as('viewer').preferences.set({ theme: 'dark' });
    const before = head();
    await test.as('viewer').preferences.set({ theme: 'dark' });
    expect(head()).toBe(before);
  });

  test('belong to accounts: the command line has none', async () => {
    const test = await createTestCore();
    expect(await test.send('operator', 'preferences.set', { theme: 'dark' })).toMatchObject({
      error: { code: 'INVALID' },
    });
  });

  test('cannot be grown without end, one list after the other', async () => {
    const test = await createTestCore();
    const named = <T>(from: number, count: number, value: T) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`list${from + i}`, value]));
    const set = (input: unknown) => test.send('viewer', 'preferences.set', input);
    expect(await set({ lists: named(0, 40, { pageSize: 50 }), views: named(0, 40, []) })).toMatchObject({ ok: true });
    expect(await set({ lists: named(40, 1, { pageSize: 50 }) })).toMatchObject({ error: { code: 'INVALID' } });
    expect(await set({ views: named(40, 1, []) })).toMatchObject({ error: { code: 'INVALID' } });
    expect(await set({ lists: named(3, 1, { pageSize: 100 }) })).toMatchObject({ ok: true });
  });
});
