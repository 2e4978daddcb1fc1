import { describe, expect, test } from 'vitest';
import { createTestCore, type TestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { enrol } from '../support/second-factor.ts';
import { signInAs } from '../support/sign-in.ts';

const password = 'a long enough test password';

/** What stands in somebody's way, by check. */
async function problems(test: TestCore, username: string) {
  const { findings, canSignIn } = await test.as('administrator').accounts.diagnose({ username });
  const found = findings.filter(({ state }) => state === 'problem');
  expect(canSignIn).toBe(found.length === 0);
  return Object.fromEntries(found.map(({ check, message }) => [check, message]));
}

async function findings(test: TestCore, username: string) {
  const diagnosis = await test.as('administrator').accounts.diagnose({ username });
  return Object.fromEntries(diagnosis.findings.map(({ check, state, message }) => [check, `${state}: ${message}`]));
}

describe('the diagnosis', () => {
  test('of somebody whom nothing stops looks at everything in the order of signing in', async () => {
    const test = await createTestCore();
    const diagnosis = await test.as('administrator').accounts.diagnose({ username: ' VIEWER ' });
    expect(diagnosis).toMatchObject({ username: 'viewer', canSignIn: true });
    expect(diagnosis.findings.map(({ check }) => check)).toEqual([
      'account',
      'active',
      'whitelist',
      'method',
      'password',
      'throttle',
      'second-factor',
      'rights',
      'sessions',
    ]);
    expect(diagnosis.findings.at(-1)?.message).toBe('One session is open.');
  });

  test('of an unknown name offers similar ones', async () => {
    const test = await createTestCore();
    await test.as('administrator').accounts.create({ username: 'anna.beck', email: 'beck@clinic.example', password });
    expect(await problems(test, 'anna')).toEqual({
      account: 'There is no account "anna". Check the spelling, or create the account.',
    });
    const similar = async (username: string) =>
      (await test.as('administrator').accounts.diagnose({ username })).findings[1]?.message;
    expect(await similar('Anna')).toBe('Similar names are: anna.beck.');
    expect(await similar('BECK@clinic.example')).toBe('Similar names are: anna.beck.');
    expect(await similar('zzz')).toBeUndefined();
  });

  test('names an inactive account, and a name that is missing on the whitelist, removed, or spelled otherwise', async () => {
    const test = await createTestCore();
    const { accounts, whitelist, access } = test.as('administrator');
    await accounts.deactivate({ account: 'viewer' });
    expect(await problems(test, 'viewer')).toEqual({ active: 'The account is inactive. Activate it on its page.' });
    await whitelist.remove({ entry: 'user' });
    expect((await problems(test, 'user')).whitelist).toMatch(/taken off the whitelist by administrator on \d{4}-/);
    await accounts.create({ username: 'anna.beck', password, whitelist: false });
    expect((await problems(test, 'anna.beck')).whitelist).toMatch(/^The name is not on the whitelist/);
    await whitelist.add({ username: 'Anna.Beck' });
    expect((await problems(test, 'anna.beck')).whitelist).toMatch(/has "Anna.Beck", but .* "anna.beck"/);
    await access.save({ version: 0, whitelistEnforced: false });
    expect(await problems(test, 'anna.beck')).toEqual({});
  });

  test('names a wait, a temporary password that ran out, and says what it can of one that has not', async () => {
    const test = await createTestCore();
    await test.as('administrator').accounts.resetPassword({ account: 'viewer' });
    expect((await findings(test, 'viewer')).password).toMatch(/^info: The password is temporary: it opens until \d{4}/);
    test.clock.advance(25 * 3_600_000);
    const { api } = await signInAs(test, 'administrator', password);
    const late = await api.accounts.diagnose({ username: 'viewer' });
    expect(late.canSignIn).toBe(false);
    expect(late.findings.find(({ check }) => check === 'password')?.message).toMatch(/ran out on .* Set a new one\.$/);

    const again = await createTestCore();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await again.send('nobody', 'auth.signIn', { username: 'viewer', password: 'wrong' });
    }
    expect((await problems(again, 'viewer')).throttle).toMatch(/wait 1 minute more/);
  });

  test('tells of a second factor, of missing roles, and of a directory that is not there', async () => {
    const test = await createTestCore();
    const { accounts, access } = test.as('administrator');
    await enrol(test, 'viewer');
    expect((await findings(test, 'viewer'))['second-factor']).toMatch(/^info: A code/);
    await access.save({ version: 0, secondFactorRoles: ['physicist'] });
    expect((await findings(test, 'physicist'))['second-factor']).toMatch(/^info: A role asks/);
    const user = await accounts.get({ account: 'user' });
    const bare = await accounts.setRoles({ id: user.id, version: user.version, roles: [] });
    expect((await findings(test, 'user')).rights).toMatch(/^info: The account has no role/);
    await accounts.changeSource({ id: user.id, version: bare.version, source: 'directory' });
    expect(await problems(test, 'user')).toMatchObject({
      method: expect.stringContaining('switched off or not set up'),
    });
  });

  test('knows of the variable that is in force', async () => {
    const test = await createTestCore();
    await test.core.close();
    const db = await openDatabaseOf(test.folder);
    db.exec("DELETE FROM whitelist WHERE origin <> 'set-up'");
    db.close();
    const again = await test.reopen({ ports: { authorizedUsers: 'viewer' } });
    expect(await problems(again, 'viewer')).toEqual({});
    expect((await problems(again, 'user')).whitelist).toMatch(/AUTHORIZED_USERS, which is in force/);
  });
});
