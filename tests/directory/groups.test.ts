import { Attribute, Change } from 'ldapts';
import { describe, expect, test } from 'vitest';
import { createClinicCore } from '../support/clinic-core.ts';
import { settingsOf } from '../support/clinic-settings.ts';
import { chainDepth, clinic, groupDn, personDn, wideGroups } from '../support/directory/clinic.ts';
import { slapdOfFile } from '../support/directory/slapd.ts';

const slapd = slapdOfFile();

/** Puts a person into a group, or out of it. */
function change(operation: 'add' | 'delete', group: string, person: string): Promise<void> {
  const modification = new Attribute({ type: 'member', values: [personDn(person)] });
  return slapd().asRoot((client) => client.modify(groupDn(group), new Change({ operation, modification })));
}

const mapped = (group: string, role = 'physicist') => ({ groupDn: groupDn(group), role });

describe('P13: groups of groups', () => {
  test('count to a depth of eight, and not deeper', async () => {
    const core = await createClinicCore(settingsOf(slapd()));
    const user = { username: 'carol' };
    for (let depth = 1; depth <= chainDepth; depth += 1) {
      await core.configure(settingsOf(slapd(), { groupRoles: [mapped(`level-${depth}`)] }));
      const { person } = await core.as('administrator').directory.testSaved({ user });
      expect.soft([depth, person?.roles]).toEqual([depth, [depth <= 8 ? 'physicist' : 'viewer']]);
    }
  });

  test('may hold each other and themselves', async () => {
    const core = await createClinicCore(settingsOf(slapd(), { groupRoles: [mapped('ring-b')] }), ['dave']);
    const searches = slapd().log.searches();
    expect((await core.signIn('dave')).me.roles).toEqual(['physicist']);
    // The person, the server itself, and one search a level: three in the ring, one that brings nothing new.
    expect(slapd().log.searches() - searches).toBeLessThanOrEqual(6);
    const { person } = await core.as('administrator').directory.testSaved({ user: { username: 'dave' } });
    expect(person?.groups.toSorted()).toEqual(['ring-a', 'ring-b', 'ring-c'].map(groupDn));
  });

  test('by the thousand bring five hundred within two seconds', async () => {
    const core = await createClinicCore(settingsOf(slapd(), { groupRoles: [mapped('wide-7')] }), ['henry']);
    expect((await core.signIn('henry')).me.roles).toEqual(['physicist']);
    const { person, stages } = await core.as('administrator').directory.testSaved({ user: { username: 'henry' } });
    expect(stages.find(({ stage }) => stage === 'groups')?.milliseconds).toBeLessThan(2000);
    expect(person?.groups).toHaveLength(wideGroups + 1);
    // A group more and the directory has more than we ask for: its first five hundred count.
    const more = Array.from({ length: 30 }, (_, index) => `more-${index}`);
    await slapd().asRoot(async (client) => {
      for (const cn of more)
        await client.add(groupDn(cn), { objectClass: 'groupOfNames', cn, member: personDn('henry') });
    });
    const crowded = await core.as('administrator').directory.testSaved({ user: { username: 'henry' } });
    expect(crowded).toMatchObject({ ok: true });
    expect(crowded.person?.groups).toHaveLength(500);
    await slapd().asRoot(async (client) => {
      for (const cn of more) await client.del(groupDn(cn));
    });
  });

  test.each([
    ['of names, however they are written', 'bob', 'CN=équipe\\2C \\22a\\2bb\\22 , OU=GROUPS,dc=Clinic, dc=test'],
    ['of unique names', 'fred', groupDn('unique')],
    ['of names for logging in', 'gina', groupDn('posix')],
    ['whose member has odd signs', 'bo,b', groupDn('physicists')],
    ['whose member begins with a blank', ' ÿ', groupDn('physicists')],
  ])('%s give their role', async (_, username, dn) => {
    const core = await createClinicCore(settingsOf(slapd(), { groupRoles: [{ groupDn: dn, role: 'physicist' }] }));
    const { person } = await core.as('administrator').directory.testSaved({ user: { username } });
    expect(person?.roles).toEqual(['physicist']);
  });

  test('of somebody whom none gives a role: the default role, or no way in', async () => {
    const core = await createClinicCore(settingsOf(slapd(), { groupRoles: [mapped('physicists')] }), ['bob']);
    expect((await core.signIn('bob')).me.roles).toEqual(['viewer']);
    await core.configure(settingsOf(slapd(), { groupRoles: [mapped('physicists')], defaultRole: null }));
    expect(await core.trySignIn('bob')).toMatchObject({ ok: false, error: { code: 'UNAUTHENTICATED' } });
  });

  test('are found by a part of their name, whatever its signs', async () => {
    const core = await createClinicCore(settingsOf(slapd()));
    const find = async (search: string) =>
      (await core.as('administrator').directory.findGroups({ search })).items.map(({ name }) => name);
    expect(await find('physic')).toEqual(['physicists']);
    expect(await find('"A+B"')).toEqual(['Équipe, "A+B"']);
    expect(await find('*')).toEqual([]);
    expect(await find(')(cn=*')).toEqual([]);
    expect(await find('wide')).toHaveLength(50);
  });
});

describe('P14: who is signed in', () => {
  test('loses the role of a group with the next look at the directory, every quarter of an hour', async () => {
    const groupRoles = [mapped('physicists'), mapped('posix', 'technologist')];
    const core = await createClinicCore(settingsOf(slapd(), { groupRoles }), ['gina', 'alice']);
    await change('add', 'physicists', 'gina');
    const { api } = await core.signIn('gina');
    const other = await core.signIn('alice');
    expect((await api.auth.me({})).roles).toEqual(['physicist', 'technologist']);
    await change('delete', 'physicists', 'gina');
    expect(await core.core.refreshDirectoryAccounts()).toEqual({ looked: 2, ended: 0, unbelievable: false });
    const after = await core.as('administrator').accounts.get({ account: 'gina' });
    expect(after.roles).toEqual(['technologist']);
    // Either the session shows it or it has ended; the role is nowhere left.
    const me = await api.auth.me({}).catch(() => undefined);
    expect(me?.roles ?? ['technologist']).toEqual(['technologist']);
    expect((await other.api.auth.me({})).roles).toEqual(['physicist']);
  });

  test('is signed out when the last group is gone and there is no default role, and when the account is locked', async () => {
    const groupRoles = [mapped('physicists')];
    const core = await createClinicCore(settingsOf(slapd(), { groupRoles, defaultRole: null }), ['gina', 'alice']);
    await change('add', 'physicists', 'gina');
    const { api } = await core.signIn('gina');
    const other = await core.signIn('alice');
    await change('delete', 'physicists', 'gina');
    expect(await core.core.refreshDirectoryAccounts()).toMatchObject({ looked: 2, ended: 1 });
    await expect(api.auth.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await other.api.auth.me({})).username).toBe('alice');

    const lock = new Attribute({ type: 'nsAccountLock', values: ['true'] });
    await slapd().asRoot((client) =>
      client.modify(personDn('alice'), new Change({ operation: 'add', modification: lock })),
    );
    expect(await core.core.refreshDirectoryAccounts()).toMatchObject({ looked: 1, ended: 1 });
    await expect(other.api.auth.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await slapd().asRoot((client) =>
      client.modify(personDn('alice'), new Change({ operation: 'delete', modification: lock })),
    );
  });

  test('P20: stays when everybody is gone at once, and administrators learn it', async () => {
    const names = ['alice', 'bob', 'carol', 'dave', 'fred'];
    const core = await createClinicCore(settingsOf(slapd()), names);
    const windows = await Promise.all(names.map((name) => core.signIn(name)));
    await core.configure(settingsOf(slapd(), { userBaseDn: clinic.nobody }));
    expect(await core.core.refreshDirectoryAccounts()).toEqual({ looked: 5, ended: 0, unbelievable: true });
    for (const { api } of windows) expect((await api.auth.me({})).source).toBe('directory');
    const { items } = await core.as('administrator').accounts.list({ source: 'directory' });
    expect(items.map(({ active }) => active)).toEqual(names.map(() => true));
    expect(await core.notices()).toEqual(['directory.vanished']);
  });
});

describe('P15: an administrative role', () => {
  const administration = [mapped('administrators', 'administrator')];

  test('comes from a group only where somebody has allowed it', async () => {
    const core = await createClinicCore(settingsOf(slapd()), ['erin']);
    for (const wish of [{ groupRoles: administration }, { defaultRole: 'administrator' }]) {
      await expect(core.configure(settingsOf(slapd(), wish))).rejects.toMatchObject({ code: 'INVALID' });
    }
    expect((await core.signIn('erin')).me.roles).toEqual(['viewer']);
    await core.configure(settingsOf(slapd(), { groupRoles: administration, mayGrantAdministration: true }));
    expect((await core.signIn('erin')).me.roles).toEqual(['administrator']);
    await core.configure(settingsOf(slapd()));
    expect((await core.signIn('erin')).me.roles).toEqual(['viewer']);
  });

  test('does not come through a role of our own that became administrative later', async () => {
    const core = await createClinicCore(settingsOf(slapd()), ['erin']);
    const api = core.as('administrator').roles;
    const role = await api.create({ name: 'Helpers', permissions: ['equipment:read'] });
    await core.configure(settingsOf(slapd(), { groupRoles: [mapped('administrators', role.id)] }));
    const first = await core.signIn('erin');
    expect(first.me.roles).toEqual([role.id]);
    await api.update({ id: role.id, version: role.version, permissions: ['equipment:read', 'accounts:manage'] });
    const { me } = await core.signIn('erin');
    expect(me.roles).toEqual(['viewer']);
    expect(me.permissions).not.toContain('accounts:manage');
  });
});
