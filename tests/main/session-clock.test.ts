import { describe, expect, test } from 'vitest';
import { createTestCore, templatePassword } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { signInAs } from '../support/sign-in.ts';
import { windowOf, withToken } from '../support/window.ts';

const minute = 60_000;

describe('a clock that was moved (A11)', () => {
  const hour = 60 * minute;
  const year = 365 * 24 * hour;

  test.each([
    ['two hours back', -2 * hour],
    ['five years back', -5 * year],
  ])('%s neither locks a session nor makes it last longer', async (_what, jump) => {
    const test = await createTestCore();
    const { api } = windowOf(test, 'viewer');
    await api.auth.me({});
    test.clock.jump(jump);
    await expect(api.auth.me({})).resolves.toMatchObject({ username: 'viewer' });
    test.clock.advance(15 * minute);
    await expect(api.auth.me({})).rejects.toMatchObject({ code: 'LOCKED' });
    test.clock.advance(12 * hour);
    await expect(api.auth.unlock({ password: templatePassword })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test.each([
    ['two hours', 2 * hour, 'LOCKED'],
    ['five years', 5 * year, 'UNAUTHENTICATED'],
  ])('%s ahead makes no session last longer, nor does setting it right again', async (_what, jump, code) => {
    const test = await createTestCore();
    const { api } = windowOf(test, 'viewer');
    await api.auth.me({});
    test.clock.jump(jump);
    await expect(api.auth.me({})).rejects.toMatchObject({ code });
    test.clock.jump(-jump);
    if (code === 'LOCKED') await expect(api.auth.me({})).rejects.toMatchObject({ code });
  });

  test('back does not make a password recently proven', async () => {
    const test = await createTestCore();
    const { api } = windowOf(test, 'administrator');
    await api.auth.me({});
    test.clock.advance(6 * minute);
    test.clock.jump(-6 * minute);
    const create = api.roles.create({ name: 'Front desk', permissions: [] });
    await expect(create).rejects.toMatchObject({ code: 'REAUTH_REQUIRED' });
  });

  test('back while the program was not running locks what was active in the future, and ends what began there', async () => {
    const test = await createTestCore();
    const old = windowOf(test, 'viewer');
    test.clock.advance(2 * hour);
    await old.api.auth.unlock({ password: templatePassword });
    const fresh = await signInAs(test, 'physicist', templatePassword);
    test.clock.jump(-hour);
    const again = await test.reopen();
    await expect(withToken(again, old.token()).auth.me({})).rejects.toMatchObject({ code: 'LOCKED' });
    await expect(withToken(again, fresh.token).auth.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const unlocked = withToken(again, old.token()).auth.unlock({ password: templatePassword });
    await expect(unlocked).resolves.toMatchObject({ username: 'viewer' });
  });

  test('is on record and told to administrators, once', async () => {
    const test = await createTestCore();
    const { api } = windowOf(test, 'administrator');
    await api.auth.me({});
    test.clock.jump(4 * minute);
    await api.auth.me({});
    expect((await api.notices.list({})).items).toEqual([]);
    test.clock.jump(-7 * minute);
    await api.auth.me({});
    await api.auth.me({});
    expect((await api.notices.list({})).items).toMatchObject([{ kind: 'clock.moved', severity: 'warning', count: 1 }]);
    const db = await openDatabaseOf(test.folder);
    const moved = db.prepare("SELECT entity FROM audit WHERE action = 'clock.moved' AND entity = 'system'").all();
    expect(moved).toEqual([{ entity: 'system' }]);
  });

  test('is no news after the computer slept', async () => {
    const test = await createTestCore();
    const { api } = windowOf(test, 'administrator');
    await api.auth.me({});
    test.clock.jump(10 * minute);
    test.core.slept();
    await api.auth.me({});
    expect((await api.notices.list({})).items).toEqual([]);
  });
});
