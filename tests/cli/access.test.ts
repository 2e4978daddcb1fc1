import { describe, expect, test } from 'vitest';
import { copyInstallation, createTestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { rems } from '../support/run-program.ts';
import { enrol } from '../support/second-factor.ts';

const password = 'quiet rivers turn eleven mills';

/** The audit entries of the command line: what was done, and why. */
async function emergencyActions(folder: string) {
  const db = await openDatabaseOf(folder);
  return db
    .prepare<[], { action: string; actor: string; reason: string | null }>(
      "SELECT action, actor, reason FROM audit WHERE origin = 'cli' AND actor LIKE '%(command line)' ORDER BY seq",
    )
    .all();
}

describe('rems users reset-second-factor', { timeout: 60_000 }, () => {
  test('lets somebody in who has lost phone and codes, on record', async () => {
    const test = await createTestCore();
    await enrol(test, 'viewer');
    await test.core.close();
    const words = ['users', 'reset-second-factor', 'viewer', '--data', test.folder, '--json'];
    const { code, stdout } = await rems(words);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ username: 'viewer', secondFactor: false });
    expect(await emergencyActions(test.folder)).toMatchObject([
      { action: 'accounts.resetSecondFactor' },
      { action: 'sessions.endOfAccount' },
    ]);
    expect((await rems(['users', 'reset-second-factor', 'nobody.here', '--data', test.folder])).code).toBe(1);
  });
});

describe('rems whitelist', { timeout: 60_000 }, () => {
  test('adds, removes and lets in again, with the reason on record as done at this machine', async () => {
    const folder = copyInstallation();
    const whitelist = (...words: string[]) => rems(['whitelist', ...words, '--data', folder, '--json']);
    const added = await whitelist('add', 'on.call', '--reason', 'Night of the outage');
    expect(added).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(added.stdout)).toMatchObject({
      username: 'on.call',
      active: true,
      reason: 'Night of the outage',
    });
    expect(await whitelist('add', 'on.call')).toMatchObject({ code: 1, stdout: '' });
    expect(await whitelist('remove', 'on.call')).toMatchObject({ code: 0 });
    expect(JSON.parse((await whitelist('add', 'on.call')).stdout)).toMatchObject({ active: true });
    expect(await whitelist('remove', 'administrator')).toMatchObject({ code: 1 });
    expect(await whitelist('remove', 'nobody')).toMatchObject({ code: 1 });
    expect(await whitelist('add')).toMatchObject({ code: 2 });
    expect(await emergencyActions(folder)).toMatchObject([
      { action: 'whitelist.add', reason: 'Night of the outage' },
      { action: 'whitelist.remove' },
      { action: 'whitelist.reactivate' },
    ]);
  });

  test('lists every entry with author and date, and which list is in force', async () => {
    const folder = copyInstallation();
    const { stdout } = await rems(['whitelist', 'list', '--data', folder, '--json']);
    const { state, entries } = JSON.parse(stdout);
    expect(state).toMatchObject({ enforced: true, source: 'table', active: 7 });
    expect(entries).toHaveLength(7);
    const words = await rems(['whitelist', 'list', '--data', folder]);
    expect(words.stdout).toMatch(/^name +state +origin +added by +added at/);
    expect(words.stdout).toMatch(/In force: the table \(7 active, 0 inactive\)\.\n$/);
  });

  test('brings in the names of AUTHORIZED_USERS that have no entry', async () => {
    const folder = copyInstallation();
    const words = ['whitelist', 'import-env', '--data', folder, '--json'];
    const done = await rems(words, undefined, { AUTHORIZED_USERS: '"viewer, on.call",second' });
    expect(JSON.parse(done.stdout)).toMatchObject({ added: 2, present: 1, inactive: 0, invalid: 0 });
    const without = await rems(words, undefined, { AUTHORIZED_USERS: '' });
    expect(without).toMatchObject({ code: 1, stderr: expect.stringContaining('AUTHORIZED_USERS') });
  });
});

describe('rems users', { timeout: 60_000 }, () => {
  test('activate and deactivate, but never the last administrator', async () => {
    const folder = copyInstallation();
    const users = (...words: string[]) => rems(['users', ...words, '--data', folder, '--json']);
    const off = await users('deactivate', 'viewer', '--reason', 'On leave');
    expect(JSON.parse(off.stdout)).toMatchObject({ username: 'viewer', active: false });
    const why = await users('why', 'viewer');
    expect(why.code).toBe(1);
    expect(JSON.parse(why.stdout)).toMatchObject({ canSignIn: false });
    expect(JSON.parse((await users('activate', 'viewer')).stdout)).toMatchObject({ active: true });
    expect(await users('why', 'viewer')).toMatchObject({ code: 0 });
    const last = await users('deactivate', 'administrator');
    expect(last).toMatchObject({ code: 1, stderr: expect.stringContaining('last active administrator') });
    expect(await users('activate', 'nobody')).toMatchObject({ code: 1 });
    expect(await emergencyActions(folder)).toMatchObject([
      { action: 'accounts.deactivate', reason: 'On leave' },
      { action: 'sessions.endOfAccount' },
      { action: 'accounts.activate' },
    ]);
  });

  test('why speaks in sentences', async () => {
    const { code, stdout } = await rems(['users', 'why', 'viewr', '--data', copyInstallation()]);
    expect(code).toBe(1);
    expect(stdout).toContain('PROBLEM  account: There is no account "viewr".');
    expect(stdout).toContain('Similar names are: viewer.');
  });

  test('create leaves the whitelist alone when told to, and refuses a weak password', async () => {
    const folder = copyInstallation();
    const create = (name: string, secret: string, ...more: string[]) =>
      rems(['users', 'create', name, ...more, '--data', folder, '--json', '--password-stdin'], `${secret}\n`);
    const outside = await create('outside', password, '--no-whitelist');
    expect(JSON.parse(outside.stdout)).toMatchObject({ whitelisted: false, mustChangePassword: false });
    expect(JSON.parse((await create('inside', password)).stdout)).toMatchObject({ whitelisted: true });
    expect(await create('weak', 'passwordpassword')).toMatchObject({ code: 1, stdout: '' });
  });

  test('reset-password shows a secret only when it made one', async () => {
    const folder = copyInstallation();
    const reset = (...more: string[]) =>
      rems(['users', 'reset-password', 'viewer', ...more, '--data', folder], `${password}\n`);
    const typed = await reset('--password-stdin');
    expect(typed).toMatchObject({ code: 0 });
    expect(typed.stdout + typed.stderr).not.toContain(password);
    const made = await reset('--random');
    expect(made.stdout).toMatch(/\n([0-9A-Z]{4}-){4}[0-9A-Z]{4}\n$/);
    expect(await reset('--random', '--password-stdin')).toMatchObject({ code: 2 });
  });
});
