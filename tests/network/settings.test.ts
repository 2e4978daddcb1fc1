import { describe, expect, it } from 'vitest';
import { networkContract } from '../../shared/network.ts';
import { createTestCore } from '../support/core.ts';
import { rememberedStart, silentNetwork } from '../support/host-network.ts';
import { networkInterface } from './network-desk.ts';

/** A core on a machine with these addresses, and a host that remembers its plans. */
async function desk(addresses: readonly string[] = ['127.0.0.1', '192.168.10.5', '203.0.113.9']) {
  const network = silentNetwork();
  const interfaces = () => ({ eth0: addresses.map(networkInterface) });
  const test = await createTestCore({ ports: { network, interfaces, startWithComputer: rememberedStart() } });
  const { network: settings } = test.atConsole('administrator');
  /** What a trial of settings says about one matter. */
  const about = async (matter: string, change: Parameters<typeof settings.check>[0]) =>
    (await settings.check(change)).items.find((item) => item.about === matter);
  return { ...test, network, settings, about };
}

describe('the settings of the listener', () => {
  it('are read by whoever manages the system, and changed at the workstation only, with the password proven', async () => {
    const { send, settings, clock, as } = await desk();
    expect((await as('administrator').network.state({})).settings).toMatchObject({
      enabled: false,
      port: 8443,
      version: 0,
    });
    expect(await send('physicist', 'network.state', {})).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    const inputs: Record<string, unknown> = {
      save: { version: 0, enabled: true },
      restart: {},
      protect: { on: true },
      drop: { address: '127.0.0.1' },
      startWithComputer: { on: true },
    };
    const atConsole = Object.entries(networkContract).flatMap(([name, one]) => (one.atConsole ? name : []));
    expect(Object.keys(inputs).sort()).toEqual(atConsole.sort());
    for (const name of atConsole)
      expect(await send('administrator', `network.${name}`, inputs[name])).toMatchObject({
        error: { code: 'FORBIDDEN' },
      });
    clock.advance(10 * 60_000);
    await expect(settings.save({ version: 0, enabled: true })).rejects.toMatchObject({ code: 'REAUTH_REQUIRED' });
  });

  it('are on record with old and new values, and two editors do not overwrite each other', async () => {
    const { settings, as } = await desk();
    await settings.save({ version: 0, scope: 'loopback', port: 9443 });
    await expect(settings.save({ version: 0, port: 9444 })).rejects.toMatchObject({ code: 'CONFLICT' });
    const { items } = await as('administrator').audit.list({ filters: { entity: 'network' } });
    expect(items[0]).toMatchObject({
      action: 'network.save',
      changes: [
        { field: 'scope', old: 'all', new: 'loopback' },
        { field: 'port', old: 8443, new: 9443 },
      ],
    });
    // Protection is no setting that anybody edits: a form that is open stays valid.
    await settings.protect({ on: true });
    expect(await settings.save({ version: 1, port: 9445 })).toMatchObject({ port: 9445, version: 2 });
    expect((await settings.state({})).protecting).toBe(true);
  });

  it('never bind an address that the internet reaches, or one that this machine does not have', async () => {
    const { settings, network, about } = await desk();
    await settings.save({ version: 0, enabled: true, scope: 'all' });
    expect(network.plans.at(-1)?.addresses).toEqual(['127.0.0.1', '192.168.10.5']);
    await expect(settings.save({ version: 1, scope: 'address', address: '203.0.113.9' })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { address: expect.stringContaining('public address') },
    });
    expect(await about('address', { scope: 'address', address: '192.168.77.7' })).toMatchObject({ state: 'failed' });
    expect(await about('address', { scope: 'address', address: null })).toMatchObject({ state: 'failed' });
    expect(await about('address', { scope: 'address', address: '192.168.10.5' })).toMatchObject({ state: 'ok' });
    expect(network.plans).toHaveLength(1);
  });

  it('are tried before they hold: ports, certificate, networks', async () => {
    const { about, as, settings } = await desk();
    expect(await about('redirect', { redirectPort: 8443 })).toMatchObject({ state: 'failed', field: 'redirectPort' });
    expect(await about('certificate', {})).toMatchObject({ state: 'ok' });
    expect(await about('certificate', { certificate: 'imported' })).toMatchObject({
      state: 'failed',
      field: 'certificate',
    });
    const far = await as('administrator').network.check({ allowed: ['192.168.10.0/24'] });
    expect(far.items.find((item) => item.about === 'allowed')).toMatchObject({
      state: 'warning',
      evidence: 'Your own address is not listed: 192.0.2.10.',
    });
    await expect(settings.save({ version: 0, enabled: true, certificate: 'imported' })).rejects.toMatchObject({
      code: 'INVALID',
    });
    expect((await settings.state({})).settings).toMatchObject({ enabled: false, version: 0 });
  });

  it.each([
    ['an origin with a path', { origins: ['https://a.example/x'] }],
    ['every origin', { origins: ['*'] }],
    ['a plain origin', { origins: ['http://a.example'] }],
    ['a network that is none', { allowed: ['300.1.1.1/8'] }],
    ['a port beyond the last', { port: 70_000 }],
    ['a name with blanks', { names: ['a b'] }],
  ])('refuse %s', async (_, change) => {
    const { core, caller } = await desk();
    const atWindow = { ...caller('administrator'), origin: 'ipc' as const, address: null };
    expect(await core.dispatch('network.save', { version: 0, ...change }, atWindow)).toMatchObject({
      error: { code: 'INVALID' },
    });
  });

  it('put the names and addresses that are served on the certificate', async () => {
    const { settings, network } = await desk();
    await settings.save({ version: 0, enabled: true, names: ['rems.clinic.example'], publicName: 'rems' });
    const plan = network.plans.at(-1);
    expect(plan?.certificate.names).toEqual(
      expect.arrayContaining(['localhost', '127.0.0.1', '192.168.10.5', 'rems', 'rems.clinic.example']),
    );
    expect(plan?.names).toEqual(expect.arrayContaining(['rems', 'rems.clinic.example', '192.168.10.5']));
    expect((await settings.state({})).standing.publicUrl).toBe('https://rems:8443');
  });

  it('say whether the program starts with the computer', async () => {
    const { settings } = await desk();
    expect((await settings.state({})).startsWithComputer).toBe(false);
    await settings.startWithComputer({ on: true });
    expect((await settings.state({})).startsWithComputer).toBe(true);
  });
});
