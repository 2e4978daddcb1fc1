import { describe, expect, test } from 'vitest';
import { accessDefaults } from '../../shared/access.ts';
import { createTestCore } from '../support/core.ts';
import { recordsOf } from '../support/records.ts';
import { signInAs } from '../support/sign-in.ts';

const password = 'a long enough test password';

describe('the rules of access', () => {
  test('are the defaults until somebody decides, and keep what was not sent', async () => {
    const test = await createTestCore();
    const { get, save } = test.as('administrator').access;
    expect(await get({})).toEqual({ ...accessDefaults, version: 0 });
    const saved = await save({ version: 0, clinicName: ' North clinic ', idleMinutes: 5 });
    expect(saved).toEqual({ ...accessDefaults, clinicName: 'North clinic', idleMinutes: 5, version: 1 });
    expect(await save({ version: 1, clinicName: '  ' })).toMatchObject({
      clinicName: null,
      idleMinutes: 5,
      version: 2,
    });
    expect((await recordsOf(test, 'access')).map(({ changes }) => changes)).toEqual([
      { clinicName: { old: null, new: 'North clinic' }, idleMinutes: { old: 15, new: 5 } },
      { clinicName: { old: 'North clinic', new: null } },
    ]);
    const reopened = await test.reopen();
    expect(await reopened.as('administrator').access.get({})).toMatchObject({ idleMinutes: 5 });
  });

  test('are saved over the version that was read only', async () => {
    const { as } = await createTestCore();
    const { save } = as('administrator').access;
    await save({ version: 0, sessionHours: 8 });
    for (const version of [0, 2]) {
      await expect(save({ version, sessionHours: 9 })).rejects.toMatchObject({
        code: 'CONFLICT',
        details: { current: { sessionHours: 8, version: 1 } },
      });
    }
    // Nothing differs, nothing is written.
    expect(await save({ version: 1, sessionHours: 8 })).toMatchObject({ version: 1 });
  });

  test.each([
    { passwordMinLength: 11 },
    { idleMinutes: 0 },
    { idleMinutes: 61 },
    { sessionHours: 25 },
    { secondFactorRoles: ['no-such-role'] },
    { surprise: true },
  ])('refuse %j', async (change) => {
    const { send } = await createTestCore();
    expect(await send('administrator', 'access.save', { version: 0, ...change })).toMatchObject({
      error: { code: 'INVALID' },
    });
  });

  test('decide whether the whitelist keeps people out', async () => {
    const test = await createTestCore();
    const { access, whitelist } = test.as('administrator');
    await whitelist.remove({ entry: 'viewer' });
    await expect(signInAs(test, 'viewer', password)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await access.save({ version: 0, whitelistEnforced: false });
    expect((await signInAs(test, 'viewer', password)).me.username).toBe('viewer');
    expect((await whitelist.list({})).state.enforced).toBe(false);
  });

  test('do not switch a whitelist on that would shut the door behind the one who does it', async () => {
    const test = await createTestCore();
    const operator = test.as('operator');
    await operator.access.save({ version: 0, whitelistEnforced: false });
    await operator.accounts.create({ username: 'second', roles: ['administrator'], password, whitelist: false });
    await operator.whitelist.remove({ entry: 'administrator' });
    const { api } = await signInAs(test, 'administrator', password);
    await expect(api.access.save({ version: 1, whitelistEnforced: true })).rejects.toMatchObject({
      code: 'CONFLICT',
      fields: { whitelistEnforced: expect.any(String) },
    });
    // Nobody could come back at all.
    await expect(operator.access.save({ version: 1, whitelistEnforced: true })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await operator.whitelist.reactivate({ entry: 'administrator' });
    expect(await api.access.save({ version: 1, whitelistEnforced: true })).toMatchObject({
      whitelistEnforced: true,
    });
  });
});
