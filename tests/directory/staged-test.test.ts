import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { DirectorySettings } from '../../shared/directory.ts';
import { createClinicCore } from '../support/clinic-core.ts';
import { plainSettings, settingsOf } from '../support/clinic-settings.ts';
import { temporaryFolder } from '../support/core.ts';
import { answerTags, requestTags, result, searchEntry } from '../support/directory/ber.ts';
import { certificates } from '../support/directory/certificates.ts';
import { clinic, groupDn, personDn } from '../support/directory/clinic.ts';
import { deadPort, fakeLdap } from '../support/directory/fake-ldap.ts';
import { fakeDirectoryId } from '../support/directory/hostile-servers.ts';
import { slapdOfFile, startSlapd } from '../support/directory/slapd.ts';
import { rems } from '../support/run-program.ts';

const slapd = slapdOfFile();
const alice = { username: 'alice', password: clinic.password };

describe('the test of a directory', () => {
  test('goes through every stage and shows the person, their groups and when the certificate ends', async () => {
    const core = await createClinicCore(
      settingsOf(slapd(), { groupRoles: [{ groupDn: groupDn('physicists'), role: 'physicist' }] }),
    );
    const binds = slapd().log.binds(personDn('alice'));
    const result = await core.as('administrator').directory.testSaved({ user: alice });
    expect(result).toMatchObject({
      ok: true,
      stages: ['resolve', 'connect', 'tls', 'bind', 'search', 'userBind', 'groups'].map((stage) => ({
        stage,
        state: 'ok',
        server: `localhost:${slapd().tlsPort}`,
      })),
      person: { dn: personDn('alice'), username: 'alice', groups: [groupDn('physicists')], roles: ['physicist'] },
    });
    expect(Date.parse(result.certificateEndsAt ?? '')).toBeGreaterThan(Date.now() + 80 * 86_400_000);
    expect(slapd().log.binds(personDn('alice')) - binds).toBe(1);
    // Without a password everything but the bind, and without a name nothing of a person.
    const found = await core.as('administrator').directory.testSaved({ user: { username: 'alice' } });
    expect(found).toMatchObject({ ok: true, person: { username: 'alice' } });
    expect(found.stages.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'skipped', 'ok']);
    const nobody = await core.as('administrator').directory.testSaved({});
    expect(nobody).toMatchObject({ ok: true, person: null });
    expect(slapd().log.binds(personDn('alice')) - binds).toBe(1);
  });

  test('says which stage fails and why, and skips the later ones', async () => {
    const core = await createClinicCore(settingsOf(slapd()));
    const { otherAuthority } = await certificates();
    const elsewhere = (host: string, port: number): Partial<DirectorySettings> => ({ servers: [{ host, port }] });
    const wrong = 'not the password of the account';
    const cases: readonly [Partial<DirectorySettings>, string, RegExp, (string | undefined)?, object?][] = [
      [elsewhere('no-such-server.invalid', 636), 'resolve', /not known to the network/],
      [elsewhere('localhost', await deadPort()), 'connect', /Nothing listens/],
      [{ caPem: otherAuthority }, 'tls', /authority that is not trusted/],
      [elsewhere('localhost', slapd().port), 'tls', /LDAPS|TLS/],
      [{}, 'bind', /refuses the service account/, wrong],
      [{ bindDn: `cn=nobody,${clinic.base}` }, 'bind', /refuses the service account/],
      [{ userBaseDn: `ou=none,${clinic.base}` }, 'search', /no such place/],
      [{ groupBaseDn: `ou=none,${clinic.base}` }, 'search', /no such place/],
      [{ userBaseDn: clinic.nobody }, 'search', /Nobody below the base/],
      [{}, 'search', /Nobody of this name/, undefined, { username: 'nobody.at.all' }],
      [{}, 'search', /Several people/, undefined, { username: 'twin' }],
      [{}, 'userBind', /does not fit/, undefined, { username: 'alice', password: 'a wrong password' }],
      [{}, 'userBind', /empty password/, undefined, { username: 'alice', password: '' }],
      [{}, 'userBind', /switched off/, undefined, { username: 'disabled.ad', password: clinic.password }],
      [{}, 'userBind', /locked/, undefined, { username: 'locked.openldap', password: clinic.password }],
      [{}, 'userBind', /must be changed/, undefined, { username: 'must-change.ad', password: clinic.password }],
      [{ defaultRole: null }, 'groups', /no default role/, undefined, { username: 'bob' }],
    ];
    const order = ['resolve', 'connect', 'tls', 'bind', 'search', 'userBind', 'groups'];
    await Promise.all(
      cases.map(async ([further, stage, message, password = clinic.servicePassword, user = alice]) => {
        const reply = await core.send('administrator', 'directory.test', {
          settings: settingsOf(slapd(), further),
          password: { kind: 'set', password },
          user,
        });
        const name = `${JSON.stringify({ ...further, caPem: undefined })} ${JSON.stringify(user)}`;
        expect.soft(reply, name).toMatchObject({ ok: true, data: { ok: false } });
        // as: the contract has parsed the answer.
        const { stages } = (reply as { data: { stages: { stage: string; state: string; message: string }[] } }).data;
        expect
          .soft(
            stages.map((one) => one.stage),
            name,
          )
          .toEqual(order);
        const [failed, ...others] = stages.filter(({ state }) => state === 'failed');
        expect.soft(failed?.stage, name).toBe(stage);
        expect.soft(failed?.message, name).toMatch(message);
        expect.soft(others, name).toEqual([]);
        const before = stages.slice(0, order.indexOf(stage)).map(({ state }) => state);
        expect
          .soft(
            before.filter((state) => state === 'skipped' && stage !== 'groups'),
            name,
          )
          .toEqual([]);
      }),
    );
  });

  test('tries every server and the person at the first that answers', async () => {
    const dead = await deadPort();
    const servers = [
      { host: 'localhost', port: dead },
      { host: 'localhost', port: slapd().tlsPort },
      { host: '127.0.0.1', port: slapd().tlsPort },
    ];
    const core = await createClinicCore(settingsOf(slapd(), { servers }));
    const binds = slapd().log.binds(personDn('alice'));
    const { ok, stages, person } = await core.as('administrator').directory.testSaved({ user: alice });
    expect(ok).toBe(false);
    expect(stages).toHaveLength(21);
    expect(stages.filter(({ state }) => state === 'failed')).toMatchObject([
      { server: `localhost:${dead}`, stage: 'connect' },
    ]);
    expect(stages.filter(({ stage, state }) => stage === 'userBind' && state === 'ok')).toMatchObject([
      { server: `localhost:${slapd().tlsPort}` },
    ]);
    expect(person?.username).toBe('alice');
    expect(slapd().log.binds(personDn('alice')) - binds).toBe(1);
  });

  test('of a directory that is searched without an account', async () => {
    const open = await startSlapd({ anonymousSearch: true });
    onTestFinished(open.kill);
    const core = await createClinicCore(settingsOf(open, { bindDn: null }), ['alice']);
    const result = await core.as('administrator').directory.testSaved({ user: alice });
    const { me } = await core.signIn('alice');
    expect(open.log.binds(clinic.serviceDn)).toBe(0);
    expect(result.ok).toBe(true);
    expect(me.username).toBe('alice');
    const closed = await core.as('administrator').directory.test({
      settings: settingsOf(slapd(), { bindDn: null }),
      password: { kind: 'none' },
    });
    expect(closed.stages.find(({ state }) => state === 'failed')).toMatchObject({ stage: 'search' });
  });

  test.each([
    ['no lasting id', { uid: ['anybody'] }, /no lasting id/],
    ['no username', { entryUUID: [fakeDirectoryId] }, /no username/],
  ])('of a server that shows %s of people says that, and nobody gets in', async (_, attributes, message) => {
    const fake = await fakeLdap({
      request(request, line) {
        if (request.tag === requestTags.bind) return line.answer(request, result(answerTags.bind, 0));
        line.answer(request, searchEntry('uid=anybody,dc=fake', attributes));
        line.answer(request, result(answerTags.done, 0));
      },
    });
    const core = await createClinicCore(plainSettings([fake.port]), ['anybody']);
    const tried = await core.as('administrator').directory.testSaved({ user: { username: 'anybody' } });
    expect(tried.stages.find(({ state }) => state === 'failed')).toMatchObject({
      stage: 'search',
      message: expect.stringMatching(message),
    });
    expect(await core.trySignIn('anybody', 'any password')).toMatchObject({ ok: false });
  });
});

describe('rems ldap', () => {
  test('takes an environment file over, and tests what it says', async () => {
    const core = await createClinicCore(settingsOf(slapd()));
    await core.core.close();
    const folder = temporaryFolder();
    const file = join(folder, 'ldap.env');
    const text = [
      '# what another program uses',
      'export LDAP_SERVER="127.0.0.1"',
      `LDAP_PORT=${slapd().port}`,
      `LDAP_BASE_DN='${clinic.base}'`,
      `LDAP_USER_DN=${clinic.people}`,
      `LDAP_BIND_USER_DN=${clinic.serviceDn}`,
      `LDAP_BIND_PASSWORD="${clinic.servicePassword}"`,
      'LDAP_USER_LOGIN_ATTR=uid',
    ].join('\n');
    writeFileSync(file, text, { mode: 0o644 });
    const data = ['--data', core.folder];
    const refused = await rems(['ldap', 'import-env', file, ...data]);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('chmod 600') });

    writeFileSync(join(folder, 'safe.env'), text, { mode: 0o600 });
    const imported = await rems(['ldap', 'import-env', join(folder, 'safe.env'), ...data, '--json']);
    expect(imported).toMatchObject({ code: 0 });
    expect(JSON.parse(imported.stdout)).toMatchObject({
      hasPassword: true,
      settings: {
        enabled: false,
        tls: 'plain',
        userBaseDn: clinic.people,
        servers: [{ host: '127.0.0.1', port: slapd().port }],
      },
    });
    expect(imported.stdout + imported.stderr).not.toContain(clinic.servicePassword);
  }, 40_000);

  test('tests the saved directory, a person of it and their password', async () => {
    const core = await createClinicCore(settingsOf(slapd()));
    await core.core.close();
    const data = ['--data', core.folder];
    const fits = await rems(
      ['ldap', 'test', '--user', 'bo,b', '--password-stdin', '--json', ...data],
      `${clinic.password}\n`,
    );
    expect(fits).toMatchObject({ code: 0 });
    expect(JSON.parse(fits.stdout)).toMatchObject({ ok: true, person: { username: 'bo,b' } });
    const wrong = await rems(['ldap', 'test', '--user', 'alice', '--password-stdin', ...data], 'a wrong password\n');
    expect(wrong).toMatchObject({ code: 1, stdout: expect.stringContaining('The password does not fit.') });
    expect(wrong.stdout + wrong.stderr).not.toContain('a wrong password');
    expect(await rems(['ldap', 'test', '--password-stdin', ...data], 'x\n')).toMatchObject({ code: 2 });
  }, 40_000);
});
