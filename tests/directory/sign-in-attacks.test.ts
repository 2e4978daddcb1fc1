import { describe, expect, test } from 'vitest';
import type { Reply } from '../../shared/contract/errors.ts';
import { createClinicCore } from '../support/clinic-core.ts';
import { settingsOf } from '../support/clinic-settings.ts';
import { templatePassword } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { clinic, personDn } from '../support/directory/clinic.ts';
import { slapdOfFile } from '../support/directory/slapd.ts';

const slapd = slapdOfFile();

/** What a person sees of a refusal. */
const seen = (reply: Reply<unknown>) => (reply.ok ? 'let in' : { ...reply.error, requestId: undefined });

describe('an attempt to sign in', () => {
  test('P2: with the signs of filters in the name finds nobody', async () => {
    const core = await createClinicCore(settingsOf(slapd()), ['alice', '*', 'ali*', 'alice)(uid=alice']);
    for (const name of ['*', 'ali*', 'alice)(uid=alice', '\\61lice']) {
      expect.soft(seen(await core.trySignIn(name)), name).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
  });

  test('P4: by a name that is a mechanism sends a name and a password and nothing else', async () => {
    const core = await createClinicCore(settingsOf(slapd()), ['EXTERNAL', 'PLAIN']);
    for (const name of ['EXTERNAL', 'PLAIN']) {
      expect((await core.signIn(name)).me.username).toBe(name);
      expect(slapd().log.binds(personDn(name))).toBeGreaterThan(0);
    }
    // 128 is a simple bind, 163 one with a mechanism.
    expect(slapd().log.text()).not.toContain('method=163');
    expect(slapd().log.text()).toContain('method=128');
  });

  test('P1: with an empty password is refused before anything is sent', async () => {
    const core = await createClinicCore(settingsOf(slapd()), ['henry', 'alice']);
    const { api } = await core.signIn('alice');
    const connections = slapd().log.connections();
    for (const password of ['', '\0', '\0\0\0']) {
      expect(seen(await core.trySignIn('henry', password))).toMatchObject({ code: 'UNAUTHENTICATED' });
      expect(seen(await core.trySignIn('henry', password, { method: 'directory' }))).toMatchObject({
        code: expect.stringMatching(/^(UNAUTHENTICATED|RATE_LIMITED)$/),
      });
    }
    const missing = await core.send('nobody', 'auth.signIn', { username: 'henry' });
    expect(missing).toMatchObject({ ok: false, error: { code: 'INVALID' } });
    for (const password of ['', '\0']) {
      await expect(api.auth.reauthenticate({ password })).rejects.toMatchObject({ code: 'INVALID' });
    }
    await api.auth.lock({});
    await expect(api.auth.unlock({ password: '' })).rejects.toMatchObject({ code: 'INVALID' });
    expect(slapd().log.connections()).toBe(connections);
    expect((await api.auth.unlock({ password: clinic.password })).username).toBe('alice');
    // The server would have let it pass: that is why.
    await slapd().asRoot((client) => client.bind(personDn('henry'), ''));
  });

  test('P18: of somebody who guesses costs the account in the directory few tries', async () => {
    const core = await createClinicCore(settingsOf(slapd()), ['bob']);
    await core.signIn('bob');
    const before = slapd().log.binds(personDn('bob'));
    const codes = new Map<string, number>();
    for (let guess = 0; guess < 100; guess += 1) {
      const reply = await core.trySignIn('bob', `guess number ${guess}`);
      const code = reply.ok ? 'let in' : reply.error.code;
      codes.set(code, (codes.get(code) ?? 0) + 1);
      core.clock.advance(10_000);
    }
    const binds = slapd().log.binds(personDn('bob')) - before;
    expect(binds).toBeGreaterThanOrEqual(5);
    expect(binds).toBeLessThanOrEqual(10);
    expect(codes).toEqual(
      new Map([
        ['UNAUTHENTICATED', binds],
        ['RATE_LIMITED', 100 - binds],
      ]),
    );
    const { api } = await core.signIn('administrator', templatePassword);
    expect((await api.notices.list({})).items).toMatchObject([{ kind: 'sign-in.throttled' }]);
  });

  test('P18: is one try in the directory too while somebody else writes and the record of it has to wait', async () => {
    const core = await createClinicCore(settingsOf(slapd()), ['bob']);
    await core.signIn('bob');
    const before = slapd().log.binds(personDn('bob'));
    const other = await openDatabaseOf(core.folder);
    other.exec('BEGIN IMMEDIATE');
    setTimeout(() => other.exec('COMMIT'), 2500);
    expect(await core.trySignIn('bob', 'a wrong password')).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
    expect(other.inTransaction).toBe(false);
    expect(slapd().log.binds(personDn('bob')) - before).toBe(1);
  });

  test('P18: proves a window’s owner by one bind, whoever writes meanwhile', async () => {
    const core = await createClinicCore(settingsOf(slapd()), ['bob']);
    const { api } = await core.signIn('bob');
    const before = slapd().log.binds(personDn('bob'));
    const other = await openDatabaseOf(core.folder);
    other.exec('BEGIN IMMEDIATE');
    setTimeout(() => other.exec('COMMIT'), 2500);
    await expect(api.auth.reauthenticate({ password: 'a wrong password' })).rejects.toMatchObject({ code: 'INVALID' });
    expect(slapd().log.binds(personDn('bob')) - before).toBe(1);
  });
});
