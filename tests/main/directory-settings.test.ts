import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type DirectorySettings, directoryDefaults } from '../../shared/directory.ts';
import { createTestCore, type TestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { certificates } from '../support/directory/certificates.ts';

const secret = 'the password of the service account';
const set = { kind: 'set', password: secret } as const;
const keep = { kind: 'keep' } as const;
const none = { kind: 'none' } as const;

/** Settings that can be used, of a directory that nobody has. */
function usable(further: Partial<DirectorySettings> = {}): DirectorySettings {
  return {
    ...directoryDefaults,
    enabled: true,
    servers: [{ host: 'ldap.clinic.example', port: 636 }],
    bindDn: 'cn=reader,dc=clinic,dc=example',
    userBaseDn: 'ou=people,dc=clinic,dc=example',
    ...further,
  };
}

const save = (
  core: TestCore,
  version: number,
  further: Partial<DirectorySettings> = {},
  password: typeof set | typeof keep | typeof none = set,
) => core.as('administrator').directory.save({ version, settings: usable(further), password });

describe('who sets the directory without managing roles', () => {
  /** The technologist gets a role that sets rules of access. */
  async function keeper(): Promise<TestCore> {
    const core = await createTestCore();
    const { id: role } = await core.as('operator').roles.create({ name: 'Keeper', permissions: ['access:manage'] });
    const { id } = await core.as('operator').accounts.get({ account: 'technologist' });
    const db = await openDatabaseOf(core.folder);
    db.prepare('INSERT INTO account_roles (account_id, role) VALUES (?, ?)').run(id, role);
    return core;
  }
  const saveAs = (core: TestCore, actor: 'operator' | 'technologist', version: number, further = {}) =>
    core.as(actor).directory.save({ version, settings: usable({ ...further, bindDn: null }), password: none });

  test('gives groups only what they may do themselves', async () => {
    const core = await keeper();
    const group = 'cn=mine,dc=clinic,dc=example';
    for (const [field, further] of [
      ['settings.groupRoles.0.role', { groupRoles: [{ groupDn: group, role: 'physicist' }] }],
      ['settings.defaultRole', { defaultRole: 'physicist' }],
      ['settings.mayGrantAdministration', { mayGrantAdministration: true }],
    ] as const) {
      await expect(saveAs(core, 'technologist', 0, further)).rejects.toMatchObject({
        code: 'FORBIDDEN',
        fields: { [field]: expect.any(String) },
      });
    }
    const groupRoles = [{ groupDn: group, role: 'technologist' }];
    expect(await saveAs(core, 'technologist', 0, { groupRoles })).toMatchObject({ version: 1 });
  });

  test('leaves alone what others gave', async () => {
    const core = await keeper();
    const others = [{ groupDn: 'cn=physics,dc=clinic,dc=example', role: 'physicist' }];
    const given = { groupRoles: others, mayGrantAdministration: true };
    await saveAs(core, 'operator', 0, given);
    expect(await saveAs(core, 'technologist', 1, { ...given, createAccounts: false })).toMatchObject({ version: 2 });
    const elsewhere = { ...given, groupRoles: [{ groupDn: 'cn=mine,dc=clinic,dc=example', role: 'physicist' }] };
    await expect(saveAs(core, 'technologist', 2, elsewhere)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('the directory settings', () => {
  test('come back without the password, which lies encrypted and is nowhere on record', async () => {
    const core = await createTestCore();
    expect(await core.as('administrator').directory.get({})).toEqual({
      settings: directoryDefaults,
      hasPassword: false,
      version: 0,
    });
    const saved = await save(core, 0, { groupRoles: [{ groupDn: 'CN=Physics, DC=clinic', role: 'physicist' }] });
    expect(saved).toEqual({
      settings: usable({ groupRoles: [{ groupDn: 'cn=physics,dc=clinic', role: 'physicist' }] }),
      hasPassword: true,
      version: 1,
    });
    const db = await openDatabaseOf(core.folder);
    const rows = db.prepare('SELECT * FROM settings').all();
    const audit = db.prepare("SELECT * FROM audit WHERE entity = 'directory'").all();
    expect(audit).toHaveLength(1);
    for (const text of [JSON.stringify([rows, audit]), JSON.stringify(saved), JSON.stringify(core.log.entries)])
      expect(text).not.toContain(secret);
    const changes = db.prepare("SELECT changes FROM audit WHERE entity = 'directory'").pluck().get();
    expect(JSON.parse(String(changes))).toMatchObject({
      enabled: { old: false, new: true },
      password: { old: null, new: null, hidden: true },
    });
  });

  test('keep the password only for the servers, the protection and the account that it was typed for', async () => {
    const core = await createTestCore();
    await save(core, 0);
    expect(await save(core, 1, { userFilter: '(uid={{login}})' }, keep)).toMatchObject({
      hasPassword: true,
      version: 2,
    });
    const { authority: pem } = await certificates();
    for (const elsewhere of [
      { servers: [{ host: 'evil.example', port: 636 }] },
      { servers: [{ host: 'ldap.clinic.example', port: 637 }] },
      { servers: [...usable().servers, { host: 'evil.example', port: 636 }] },
      { tls: 'starttls' as const },
      { caPem: pem },
      { bindDn: 'cn=other,dc=clinic,dc=example' },
    ]) {
      const refusal = { code: 'INVALID', fields: { password: expect.stringContaining('again') } };
      await expect(save(core, 2, elsewhere, keep)).rejects.toMatchObject(refusal);
      const tried = { settings: usable({ userFilter: '(uid={{login}})', ...elsewhere }), password: keep };
      await expect(core.as('administrator').directory.test(tried)).rejects.toMatchObject(refusal);
    }
    expect(await save(core, 2, { bindDn: null }, none)).toMatchObject({ hasPassword: false });
    await expect(save(core, 3, {}, keep)).rejects.toMatchObject({ fields: { password: expect.any(String) } });
  });

  test('are not overwritten by who saw older ones', async () => {
    const core = await createTestCore();
    await save(core, 0);
    const stale = await core.send('administrator', 'directory.save', {
      version: 0,
      settings: usable(),
      password: keep,
    });
    expect(stale).toMatchObject({
      error: { code: 'CONFLICT', details: { current: { version: 1, hasPassword: true } } },
    });
    expect(JSON.stringify(stale)).not.toContain(secret);
  });

  test('that are saved as they are leave no entry', async () => {
    const core = await createTestCore();
    await save(core, 0);
    expect(await save(core, 1, {}, keep)).toMatchObject({ version: 1 });
  });

  test.each<[string, Partial<DirectorySettings>, string]>([
    ['no server', { servers: [] }, 'servers'],
    ['no base', { userBaseDn: '' }, 'userBaseDn'],
    ['a base that is no name', { userBaseDn: 'people' }, 'userBaseDn'],
    ['a place for groups that is no name', { groupBaseDn: 'groups' }, 'groupBaseDn'],
    ['a filter that does not parse', { userFilter: '(uid={{login}}' }, 'userFilter'],
    ['a filter without the name', { userFilter: '(uid=anna)' }, 'userFilter'],
    ['a mechanism for an account', { bindDn: 'EXTERNAL' }, 'bindDn'],
    ['another mechanism', { bindDn: 'PLAIN' }, 'bindDn'],
    ['a certificate that is none', { caPem: 'hello' }, 'caPem'],
    [
      'a certificate that is broken',
      { caPem: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----' },
      'caPem',
    ],
    ['a private key', { caPem: '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----' }, 'caPem'],
    ['a plain connection to elsewhere', { tls: 'plain', plainAcknowledged: true }, 'tls'],
    [
      'a plain connection without a word',
      { tls: 'plain', servers: [{ host: '127.0.0.1', port: 389 }] },
      'plainAcknowledged',
    ],
    ['a group that is no name', { groupRoles: [{ groupDn: 'physics', role: 'viewer' }] }, 'groupRoles.0.groupDn'],
    ['a role that is none', { groupRoles: [{ groupDn: 'cn=a,dc=b', role: 'wizard' }] }, 'groupRoles.0.role'],
    ['an administrative role', { groupRoles: [{ groupDn: 'cn=a,dc=b', role: 'administrator' }] }, 'groupRoles.0.role'],
    ['an administrative default role', { defaultRole: 'administrator' }, 'defaultRole'],
    ['a default role that is none', { defaultRole: 'wizard' }, 'defaultRole'],
  ])('are refused with %s', async (_, further, field) => {
    const core = await createTestCore();
    await expect(save(core, 0, further)).rejects.toMatchObject({
      code: 'INVALID',
      fields: { [`settings.${field}`]: expect.stringMatching(/\.$/) },
    });
    expect((await core.as('administrator').directory.get({})).version).toBe(0);
  });

  test('take an administrative role where that is allowed, an authority, and a plain connection on this machine', async () => {
    const core = await createTestCore();
    const { authority: pem } = await certificates();
    const saved = await save(core, 0, {
      servers: [
        { host: '[::1]', port: 389 },
        { host: 'localhost', port: 389 },
      ],
      tls: 'plain',
      plainAcknowledged: true,
      caPem: pem,
      bindDn: 'reader@clinic.example',
      groupRoles: [{ groupDn: 'cn=a,dc=b', role: 'administrator' }],
      mayGrantAdministration: true,
    });
    expect(saved.settings).toMatchObject({ servers: [{ host: '::1' }, { host: 'localhost' }], tls: 'plain' });
    const db = await openDatabaseOf(core.folder);
    const changes = String(db.prepare("SELECT changes FROM audit WHERE entity = 'directory'").pluck().get());
    expect(changes).toContain('sha256:');
    expect(changes).not.toContain(new X509Certificate(pem).raw.toString('base64').slice(0, 40));
  });

  test("are refused with the certificate of a server in the place of its authority's", async () => {
    const core = await createTestCore();
    const { servers } = await certificates();
    await expect(save(core, 0, { caPem: servers.good.certificate })).rejects.toMatchObject({
      fields: { 'settings.caPem': expect.stringContaining('authority') },
    });
  });

  test('come from a file of variables, switched off, with its password', async () => {
    const core = await createTestCore();
    const api = core.as('administrator').directory;
    const text = `LDAP_SERVER=ldap.clinic.example\nLDAP_USE_SSL=true\nLDAP_BASE_DN=dc=clinic,dc=example\nLDAP_BIND_USER_DN=cn=reader,dc=clinic,dc=example\nLDAP_BIND_PASSWORD=${secret}\nLDAP_USER_LOGIN_ATTR=uid`;
    const preview = await api.previewEnvironment({ text });
    expect(preview).toMatchObject({
      hasPassword: true,
      settings: { tls: 'ldaps', userBaseDn: 'dc=clinic,dc=example' },
    });
    expect(JSON.stringify(preview)).not.toContain(secret);
    const imported = await api.importEnvironment({ version: 0, text });
    expect(imported).toEqual({ settings: preview.settings, hasPassword: true, version: 1 });
    expect(imported.settings.enabled).toBe(false);
    expect(
      await api.save({ version: 1, settings: { ...imported.settings, enabled: true }, password: keep }),
    ).toMatchObject({ version: 2 });
  });

  test('of a plain connection in a file wait for a word before they are switched on', async () => {
    const core = await createTestCore();
    const api = core.as('administrator').directory;
    const { settings } = await api.importEnvironment({
      version: 0,
      text: 'LDAP_SERVER=127.0.0.1\nLDAP_BASE_DN=dc=clinic,dc=example',
    });
    expect(settings).toMatchObject({ tls: 'plain', plainAcknowledged: false });
    await expect(
      api.save({ version: 1, settings: { ...settings, enabled: true }, password: none }),
    ).rejects.toMatchObject({
      fields: { 'settings.plainAcknowledged': expect.any(String) },
    });
  });

  test('that nobody has made can be tried: the test says what is missing, and is on record', async () => {
    const core = await createTestCore();
    const result = await core.as('administrator').directory.testSaved({});
    expect(result).toMatchObject({ ok: false, person: null, stages: [{ stage: 'resolve', state: 'failed' }] });
    const db = await openDatabaseOf(core.folder);
    expect(db.prepare("SELECT entity FROM audit WHERE action = 'directory.test'").pluck().all()).toEqual(['directory']);
    expect(await core.as('administrator').directory.findGroups({ search: 'x' })).toEqual({ items: [] });
  });
});
