import { describe, expect, test } from 'vitest';
import type { Reply } from '../../shared/contract/errors.ts';
import { createClinicCore } from '../support/clinic-core.ts';
import { settingsOf } from '../support/clinic-settings.ts';
import { templatePassword } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import {
  barredAccounts,
  clinic,
  groupDn,
  guid,
  type oddNames,
  personAttributes,
  personDn,
  soundAccounts,
} from '../support/directory/clinic.ts';
import { slapdOfFile } from '../support/directory/slapd.ts';

const slapd = slapdOfFile();

/** What a person sees of a refusal. */
const seen = (reply: Reply<unknown>) => (reply.ok ? 'let in' : { ...reply.error, requestId: undefined });

describe('the first sign-in', () => {
  test('makes the account under the name on the whitelist, with the roles of the groups and what the directory tells', async () => {
    const core = await createClinicCore(
      settingsOf(slapd(), { groupRoles: [{ groupDn: groupDn('physicists').toUpperCase(), role: 'physicist' }] }),
      ['alice'],
    );
    const { me, api } = await core.signIn('ALICE');
    expect(me).toMatchObject({
      username: 'alice',
      source: 'directory',
      roles: ['physicist'],
      email: 'person2p302x2r2t@clinic.test',
      mustChangePassword: false,
    });
    expect(await api.auth.me({})).toMatchObject({ username: 'alice' });
    const account = await core.as('administrator').accounts.get({ account: 'alice' });
    expect(account).toMatchObject({
      source: 'directory',
      directoryRoles: ['physicist'],
      roles: ['physicist'],
      own: false,
    });
    // It is the same account the next time.
    expect((await core.signIn('alice')).me.userId).toBe(me.userId);

    await core.core.close();
    const db = await openDatabaseOf(core.folder);
    const row = db.prepare("SELECT password_hash, directory_dn FROM accounts WHERE username = 'alice'").get();
    expect(row).toEqual({ password_hash: null, directory_dn: personDn('alice') });
    const actions = db.prepare("SELECT action FROM audit WHERE action LIKE 'directory.%' ORDER BY seq").pluck().all();
    expect(actions).toEqual(['directory.save', 'directory.createAccount', 'directory.refreshAccount']);
  });

  test('makes none where that is switched off; an account that an administrator made gets in', async () => {
    const core = await createClinicCore(settingsOf(slapd(), { createAccounts: false }), ['alice']);
    const before = slapd().log.binds(personDn('alice'));
    expect(seen(await core.trySignIn('alice'))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(slapd().log.binds(personDn('alice'))).toBe(before);
    await core.as('administrator').accounts.create({ username: 'bob', source: 'directory', roles: ['technologist'] });
    expect((await core.signIn('bob')).me.roles).toEqual(['technologist', 'viewer']);
  });

  test('P3: works with odd signs in the name', async () => {
    // Every other one is found and proven in the tests of the search.
    const names = [
      'bo,b',
      '#x',
      ' ÿ',
      'müller',
      'star*man',
      'back\\slash',
    ] as const satisfies (typeof oddNames)[number][];
    const core = await createClinicCore(settingsOf(slapd()), names);
    for (const name of names) {
      expect.soft((await core.signIn(name)).me).toMatchObject({ username: name.trim(), roles: ['viewer'] });
    }
  });

  test('reads one value, several and none, and the id of an Active Directory', async () => {
    const core = await createClinicCore(settingsOf(slapd()), ['bare', 'many.names', 'guid']);
    expect((await core.signIn('bare')).me.email).toBeNull();
    expect((await core.signIn('many.names')).me).toMatchObject({ username: 'many.names', email: 'one@clinic.test' });
    await core.signIn('guid');
    await core.core.close();
    const db = await openDatabaseOf(core.folder);
    expect(db.prepare("SELECT directory_id FROM accounts WHERE username = 'guid'").pluck().get()).toBe(guid.text);
  });
});

describe('every sign-in', () => {
  test('brings address, name and roles up to date', async () => {
    const groupRoles = [
      { groupDn: groupDn('physicists'), role: 'physicist' },
      { groupDn: groupDn('posix'), role: 'technologist' },
    ];
    const core = await createClinicCore(settingsOf(slapd(), { groupRoles }), ['gina']);
    expect((await core.signIn('gina')).me.roles).toEqual(['technologist']);
    const { id, version } = await core.as('administrator').accounts.get({ account: 'gina' });
    await core.as('administrator').accounts.setRoles({ id, version, roles: ['physics-assistant'] });
    const change = (operation: 'add' | 'delete') =>
      slapd().asRoot(async (client) => {
        const { Attribute, Change } = await import('ldapts');
        const member = new Attribute({ type: 'member', values: [personDn('gina')] });
        const mail = new Attribute({ type: 'mail', values: ['gina.new@clinic.test'] });
        await client.modify(groupDn('physicists'), new Change({ operation, modification: member }));
        await client.modify(personDn('gina'), new Change({ operation: 'replace', modification: mail }));
      });
    await change('add');
    const { me } = await core.signIn('gina');
    expect(me.email).toBe('gina.new@clinic.test');
    // What was given by hand stays.
    expect(me.roles).toEqual(['physicist', 'physics-assistant', 'technologist']);
    await change('delete');
    expect((await core.signIn('gina')).me.roles).toEqual(['physics-assistant', 'technologist']);
  });

  test('P9: asks the whitelist first; without it no password reaches the directory', async () => {
    const core = await createClinicCore(settingsOf(slapd()), ['dave']);
    const before = slapd().log.binds(personDn('carol'));
    expect(seen(await core.trySignIn('carol'))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(slapd().log.binds(personDn('carol'))).toBe(before);
    await expect(core.as('administrator').accounts.get({ account: 'carol' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });

    const { api } = await core.signIn('dave');
    await core.as('administrator').whitelist.remove({ entry: 'dave' });
    await expect(api.auth.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const binds = slapd().log.binds(personDn('dave'));
    expect(seen(await core.trySignIn('dave'))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(slapd().log.binds(personDn('dave'))).toBe(binds);
    await core.as('administrator').whitelist.reactivate({ entry: 'dave' });
    await core.as('administrator').accounts.deactivate({ account: 'dave' });
    expect(seen(await core.trySignIn('dave'))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(slapd().log.binds(personDn('dave'))).toBe(binds);
  });

  test('P12: is refused to whoever the directory has barred, in the words that everybody gets', async () => {
    const names = [...Object.keys(barredAccounts), ...Object.keys(soundAccounts)];
    const core = await createClinicCore(settingsOf(slapd()), [...names, 'alice']);
    const wrong = seen(await core.trySignIn('alice', 'a wrong password'));
    expect(wrong).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const name of Object.keys(barredAccounts)) {
      expect.soft(seen(await core.trySignIn(name)), name).toEqual(wrong);
      expect.soft(slapd().log.binds(personDn(name)), name).toBe(0);
    }
    for (const name of Object.keys(soundAccounts)) expect.soft((await core.signIn(name)).me.username).toBe(name);
    expect(seen(await core.trySignIn('nobody.at.all'))).toEqual(wrong);
  });

  test('P11: is refused to a name that two or three people have, and administrators learn it', async () => {
    const core = await createClinicCore(settingsOf(slapd()), ['twin', 'triplet']);
    for (const name of ['twin', 'triplet']) {
      expect(seen(await core.trySignIn(name))).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    expect(slapd().log.text()).not.toMatch(/BIND dn="uid=(twin|triplet)/);
    expect(await core.notices()).toEqual(['directory.ambiguous']);
  });

  test('P10: is refused to another person who was given the name of somebody who left, and administrators learn it', async () => {
    const core = await createClinicCore(settingsOf(slapd()), ['fred']);
    const { me } = await core.signIn('fred');
    await slapd().asRoot(async (client) => {
      await client.del(personDn('fred'));
      // as: attributes of one entry; the library asks for arrays that may be changed.
      await client.add(personDn('fred'), personAttributes('fred') as Record<string, string | string[]>);
    });
    expect(seen(await core.trySignIn('fred'))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await core.notices()).toEqual(['directory.other-person']);
    expect((await core.as('administrator').accounts.get({ account: 'fred' })).id).toBe(me.userId);
  });

  test('A19: never turns an account of this workstation into one of the directory', async () => {
    const core = await createClinicCore(settingsOf(slapd()));
    const before = await core.as('administrator').accounts.get({ account: 'administrator' });
    // Without a choice its password never leaves this machine.
    expect(seen(await core.trySignIn('administrator'))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(slapd().log.binds(personDn('administrator'))).toBe(0);
    expect(await core.notices()).toEqual([]);
    // Somebody who has that name in the directory, with the right password.
    expect(seen(await core.trySignIn('administrator', clinic.password, { method: 'directory' }))).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect(slapd().log.binds(personDn('administrator'))).toBe(1);
    expect(await core.notices()).toEqual(['directory.local-name']);
    const { me } = await core.signIn('administrator', templatePassword);
    expect(me).toMatchObject({ userId: before.id, source: 'local', roles: ['administrator'] });
  });
});
