import { describe, expect, test } from 'vitest';
import { makeTemporaryPassword } from '../../main/accounts/temporary-password.ts';
import { systemRandom } from '../../main/host/system-ports.ts';
import { createTestCore, type TestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { recordsOf } from '../support/records.ts';
import { enrol } from '../support/second-factor.ts';
import { signInAs } from '../support/sign-in.ts';

const password = 'a long enough test password';
const another = 'quiet rivers turn eleven mills';

async function at(test: TestCore, username: string): Promise<{ id: number; version: number }> {
  const { id, version } = await test.as('operator').accounts.get({ account: username });
  return { id, version };
}

describe('a reset of a password', () => {
  test('makes a random one that opens once within a day, ends the sessions, and is nowhere on record', async () => {
    const test = await createTestCore();
    const { account, temporaryPassword } = await test.as('administrator').accounts.resetPassword({ account: 'viewer' });
    expect(temporaryPassword).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(account).toMatchObject({
      mustChangePassword: true,
      passwordExpiresAt: new Date(test.clock.now().getTime() + 24 * 3_600_000).toISOString(),
    });
    expect(await test.send('viewer', 'auth.me', {})).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
    await expect(signInAs(test, 'viewer', password)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const { api, me } = await signInAs(test, 'viewer', temporaryPassword ?? '');
    expect(me.mustChangePassword).toBe(true);
    await api.auth.changePassword({ current: temporaryPassword ?? '', next: another });
    await expect(signInAs(test, 'viewer', temporaryPassword ?? '')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const records = JSON.stringify(await recordsOf(test, 'account')) + JSON.stringify(test.log.entries);
    expect(records).not.toContain(temporaryPassword);
  });

  test('takes a given password that is good enough', async () => {
    const test = await createTestCore();
    const { resetPassword } = test.as('administrator').accounts;
    for (const weak of ['passwordpassword', 'viewer viewer viewer']) {
      await expect(resetPassword({ account: 'viewer', password: weak })).rejects.toMatchObject({
        code: 'INVALID',
        fields: { password: expect.any(String) },
      });
    }
    expect(await resetPassword({ account: 'viewer', password: another })).toMatchObject({ temporaryPassword: null });
  });

  test('is not for people of the directory, nor for nobody', async () => {
    const test = await createTestCore();
    const { resetPassword, changeSource } = test.as('administrator').accounts;
    await changeSource({ ...(await at(test, 'viewer')), source: 'directory' });
    await expect(resetPassword({ account: 'viewer' })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(resetPassword({ account: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('makes passwords as long as the installation asks for, each another', () => {
    for (const length of [12, 15, 25, 64]) {
      const made = Array.from({ length: 200 }, () => makeTemporaryPassword(systemRandom, length));
      expect(new Set(made).size).toBe(200);
      for (const one of made) {
        expect(one.length).toBeGreaterThanOrEqual(Math.max(length, 24));
        expect(one.length).toBeLessThanOrEqual(128);
      }
    }
  });
});

describe('moving an account', () => {
  test('to the directory forgets the password and ends the sessions; back it gets a temporary one', async () => {
    const test = await createTestCore();
    const { changeSource } = test.as('administrator').accounts;
    const moved = await changeSource({ ...(await at(test, 'viewer')), source: 'directory' });
    expect(moved).toMatchObject({ source: 'directory', mustChangePassword: false });
    expect(await test.send('viewer', 'auth.me', {})).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
    await expect(signInAs(test, 'viewer', password)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const db = await openDatabaseOf(test.folder);
    expect(db.prepare("SELECT password_hash FROM accounts WHERE username = 'viewer'").pluck().get()).toBeNull();
    db.prepare("INSERT INTO account_roles (account_id, role, origin) VALUES (?, 'user', 'directory')").run(moved.id);

    await expect(changeSource({ id: moved.id, version: moved.version, source: 'local' })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { password: expect.any(String) },
    });
    const back = { id: moved.id, version: moved.version, source: 'local' as const, password: another };
    expect(await changeSource(back)).toMatchObject({
      source: 'local',
      mustChangePassword: true,
      passwordExpiresAt: expect.any(String),
      roles: ['viewer', 'user'],
      directoryRoles: [],
    });
    await expect(changeSource(back)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await signInAs(test, 'viewer', another)).me.mustChangePassword).toBe(true);
    expect((await recordsOf(test, 'account')).filter(({ action }) => action === 'accounts.changeSource')).toMatchObject(
      [
        { changes: { source: { old: 'local', new: 'directory' }, password: { hidden: true } } },
        { changes: { source: { old: 'directory', new: 'local' }, password: { hidden: true } } },
      ],
    );
  });
});

describe('a second factor', () => {
  test('is taken away for who has lost it, with the sessions of the account', async () => {
    const test = await createTestCore();
    const { accounts } = test.as('administrator');
    await expect(accounts.resetSecondFactor({ account: 'viewer' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await enrol(test, 'viewer');
    expect(await accounts.get({ account: 'viewer' })).toMatchObject({ secondFactor: true });
    expect(await accounts.resetSecondFactor({ account: 'viewer' })).toMatchObject({ secondFactor: false });
    expect(await test.send('viewer', 'auth.me', {})).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
    expect((await signInAs(test, 'viewer', password)).me.secondFactor).toBe(false);
  });
});

describe('a wait after failed sign-ins', () => {
  test('is ended by an administrator', async () => {
    const test = await createTestCore();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await test.send('nobody', 'auth.signIn', { username: 'viewer', password: 'wrong' });
    }
    await expect(signInAs(test, 'viewer', password)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await test.as('administrator').accounts.liftWait({ account: 'viewer' });
    expect((await signInAs(test, 'viewer', password)).me.username).toBe('viewer');
    expect((await recordsOf(test, 'account')).some(({ action }) => action === 'accounts.liftWait')).toBe(true);
  });
});
