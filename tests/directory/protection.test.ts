import { describe, expect, onTestFinished, test } from 'vitest';
import type { DirectorySettings } from '../../shared/directory.ts';
import { createClinicCore } from '../support/clinic-core.ts';
import { clinicSettings, plainSettings, settingsOf } from '../support/clinic-settings.ts';
import { certificateKinds, certificates } from '../support/directory/certificates.ts';
import { clinic } from '../support/directory/clinic.ts';
import { type FakeLdap, fakeLdap } from '../support/directory/fake-ldap.ts';
import { permit, startTlsInjected, startTlsRefused } from '../support/directory/hostile-servers.ts';
import { type Slapd, slapdOfFile, startSlapd } from '../support/directory/slapd.ts';

const slapd = slapdOfFile();
const address = '127.0.0.1';

/** Settings for a fake server that is reached with StartTLS or LDAPS. */
async function fakeSettings(fake: FakeLdap, tls: 'starttls' | 'ldaps', host = 'localhost'): Promise<DirectorySettings> {
  return clinicSettings({ servers: [{ host, port: fake.port }], tls, caPem: (await certificates()).authority });
}

describe('P5: a certificate', () => {
  test('fits exactly where it should: 8 kinds, LDAPS and StartTLS, by name and by address', async () => {
    const core = await createClinicCore(settingsOf(slapd()));
    // One after the other: each has its entries to load.
    const servers: [string, Slapd][] = [];
    for (const certificate of certificateKinds) {
      const server = await startSlapd({ certificate });
      onTestFinished(server.kill);
      servers.push([certificate, server]);
    }
    const cells: string[] = [];
    const faults = new Map<string, string>();
    for (const [kind, server] of servers) {
      for (const tls of ['ldaps', 'starttls'] as const) {
        for (const host of ['localhost', address]) {
          const port = tls === 'ldaps' ? server.tlsPort : server.port;
          const settings = settingsOf(server, { tls, servers: [{ host, port }] });
          const { ok, stages } = await core.as('administrator').directory.test({
            settings,
            password: { kind: 'set', password: clinic.servicePassword },
            user: { username: 'alice', password: clinic.password },
          });
          const cell = `${kind} ${tls} ${host}`;
          if (ok) cells.push(cell);
          else faults.set(cell, stages.find(({ state }) => state === 'failed')?.message ?? '');
          expect
            .soft([cell, stages.find(({ state }) => state === 'failed')?.stage])
            .toEqual([cell, ok ? undefined : 'tls']);
        }
      }
    }
    const binds = servers.map(([kind, { log }]) => [kind, log.binds()]);
    expect(cells).toEqual([
      'good ldaps localhost',
      'good ldaps 127.0.0.1',
      'good starttls localhost',
      'good starttls 127.0.0.1',
      'only-name ldaps localhost',
      'only-name starttls localhost',
      'only-address ldaps 127.0.0.1',
      'only-address starttls 127.0.0.1',
    ]);
    // Where the certificate does not fit, no password was sent.
    expect(binds.filter(([, count]) => count === 0).map(([kind]) => kind)).toEqual([
      'other-name',
      'address-as-name',
      'expired',
      'not-yet-valid',
      'other-authority',
    ]);
    expect(faults.get('only-name starttls 127.0.0.1')).toContain('DNS:localhost');
    expect(faults.get('other-name ldaps localhost')).toContain('DNS:evil.example');
    expect(faults.get('expired ldaps localhost')).toContain('has expired');
    expect(faults.get('not-yet-valid starttls localhost')).toContain('not valid yet');
    expect(faults.get('other-authority ldaps localhost')).toContain('authority that is not trusted');
  }, 60_000);

  test('of a directory is not trusted because another program trusts it', async () => {
    const core = await createClinicCore(settingsOf(slapd(), { caPem: null }), ['alice']);
    expect(await core.trySignIn('alice')).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
    await core.configure(settingsOf(slapd(), { caPem: (await certificates()).otherAuthority }));
    expect(await core.trySignIn('alice')).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
    await core.configure(settingsOf(slapd()));
    expect((await core.signIn('alice')).me.username).toBe('alice');
  });

  test.each(['ldaps', 'starttls'] as const)('is asked for by the name of the server (%s)', async (tls) => {
    const fake = await fakeLdap({ request: permit }, tls);
    const core = await createClinicCore(await fakeSettings(fake, tls));
    await core.trySignIn('administrator', 'x', { method: 'directory' });
    expect(new Set(fake.serverNames())).toEqual(new Set(['localhost']));
    await core.configure(await fakeSettings(fake, tls, address));
    await core.trySignIn('administrator', 'x', { method: 'directory' });
    // An address is no server name (RFC 6066, 3).
    expect(new Set(fake.serverNames())).toEqual(new Set(['localhost', undefined]));
  });
});

describe('P6: StartTLS', () => {
  test('that is refused ends the connection; no password is sent in clear', async () => {
    const fake = await fakeLdap(startTlsRefused);
    const core = await createClinicCore(await fakeSettings(fake, 'starttls'), ['anybody']);
    expect(await core.trySignIn('anybody')).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
    const { stages } = await core
      .as('administrator')
      .directory.testSaved({ user: { username: 'anybody', password: 'x' } });
    expect(stages.find(({ state }) => state === 'failed')).toMatchObject({
      stage: 'tls',
      message: expect.stringContaining('refuses StartTLS'),
    });
    expect(fake.connections()).toBeGreaterThanOrEqual(2);
    expect(fake.requests('bind')).toEqual([]);
    expect(fake.requests('search')).toEqual([]);
    expect(fake.requests('extended')).toHaveLength(fake.connections());
  });

  test('with answers in clear behind it is not believed', async () => {
    const fake = await fakeLdap(startTlsInjected);
    const core = await createClinicCore(await fakeSettings(fake, 'starttls'), ['anybody']);
    const started = performance.now();
    expect(await core.trySignIn('anybody')).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
    expect(performance.now() - started).toBeLessThan(5000);
    const { stages } = await core.as('administrator').directory.testSaved({});
    expect(stages.find(({ state }) => state === 'failed')).toMatchObject({
      stage: 'tls',
      message: expect.stringContaining('not LDAP'),
    });
    expect(fake.requests('bind')).toEqual([]);
  });

  test('is asked of an ldap port, where LDAPS would not be understood', async () => {
    const core = await createClinicCore(
      settingsOf(slapd(), { tls: 'starttls', servers: [{ host: 'localhost', port: slapd().port }] }),
      ['alice'],
    );
    expect((await core.signIn('alice')).me.username).toBe('alice');
    expect(slapd().log.text()).toContain('STARTTLS');
    await core.configure(settingsOf(slapd(), { servers: [{ host: 'localhost', port: slapd().port }] }));
    const { stages } = await core.as('administrator').directory.testSaved({});
    expect(stages.find(({ state }) => state === 'failed')?.stage).toBe('tls');
  });
});

describe('no encryption', () => {
  test('is for a directory on this machine, after somebody’s word for it', async () => {
    const core = await createClinicCore(settingsOf(slapd()), ['alice']);
    const plain = plainSettings([slapd().port]);
    await expect(core.configure({ ...plain, plainAcknowledged: false })).rejects.toMatchObject({ code: 'INVALID' });
    for (const host of ['192.0.2.1', 'ldap.clinic.example', '0.0.0.0', '127.0.0.1.evil.example', '::ffff:192.0.2.1']) {
      await expect(core.configure({ ...plain, servers: [{ host, port: 389 }] })).rejects.toMatchObject({
        code: 'INVALID',
        fields: { 'settings.tls': expect.any(String) },
      });
    }
    await core.configure(plain);
    expect((await core.signIn('alice')).me.username).toBe('alice');
  });

  test('is refused by a server that asks for it, and the test says so', async () => {
    const strict = await startSlapd({ further: ['security simple_bind=64'] });
    onTestFinished(strict.kill);
    const core = await createClinicCore(plainSettings([strict.port]));
    const { stages } = await core.as('administrator').directory.testSaved({});
    expect(stages.find(({ state }) => state === 'failed')).toMatchObject({
      stage: 'bind',
      message: expect.stringContaining('encrypted connection'),
    });
  });
});
