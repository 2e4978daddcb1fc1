import { describe, expect, it } from 'vitest';
import { supervise } from '../../main/https/supervision.ts';
import { addressesOf, namesOf, ownAddresses, publicUrlOf } from '../../main/network/addresses.ts';
import { firewallOf } from '../../main/network/firewall.ts';
import { sentenceOf } from '../../main/network/standing.ts';
import { networkDefaults } from '../../shared/network.ts';
import { eventually } from '../support/eventually.ts';
import { memoryLog, testClock } from '../support/ports.ts';
import { networkInterface } from './network-desk.ts';

const machine = {
  eth0: ['127.0.0.1', '::1', '192.168.10.5', 'fd00::5', 'fe80::1', '203.0.113.9'].map(networkInterface),
};

describe('addresses that are bound', () => {
  it.each([
    [{ scope: 'loopback', address: null }, ['127.0.0.1', '::1']],
    [{ scope: 'address', address: 'fd00::5' }, ['fd00::5']],
    [{ scope: 'address', address: '203.0.113.9' }, []],
    [{ scope: 'address', address: null }, []],
    [{ scope: 'all', address: null }, ['127.0.0.1', '::1', '192.168.10.5', 'fd00::5']],
  ] as const)('for %j', (settings, addresses) => {
    expect(addressesOf(settings, machine)).toEqual(addresses);
  });

  it('leave out what no address bar can name, and tell which are private', () => {
    expect(ownAddresses(machine).map(({ address, private: own }) => [address, own])).toEqual([
      ['127.0.0.1', true],
      ['::1', true],
      ['192.168.10.5', true],
      ['fd00::5', true],
      ['203.0.113.9', false],
    ]);
  });

  it('are on the certificate with every name under which people open it', () => {
    const settings = { ...networkDefaults, names: ['rems.clinic.example'], publicName: 'rems' };
    expect(namesOf(settings, ['127.0.0.1', '192.168.10.5'], 'ws-12')).toEqual([
      'localhost',
      'ws-12',
      'rems',
      'rems.clinic.example',
      '127.0.0.1',
      '192.168.10.5',
    ]);
    expect(publicUrlOf({ ...settings, port: 443 }, 'ws-12')).toBe('https://rems');
    expect(publicUrlOf({ ...networkDefaults, scope: 'loopback' }, 'ws-12')).toBe('https://localhost:8443');
    expect(publicUrlOf({ ...networkDefaults, scope: 'address', address: 'fd00::5' }, 'bad_name')).toBe(
      'https://[fd00::5]:8443',
    );
  });
});

describe('the firewall', () => {
  const program = "C:\\Program Files\\REMS' Workstation\\rems.exe";
  const none = () => false;

  it('is opened for exactly the port and the program, never in public networks', () => {
    const rule = firewallOf(networkDefaults, { platform: 'win32', program, has: none });
    expect(rule?.open).toContain('-LocalPort 8443 ');
    expect(rule?.open).toContain("-Program 'C:\\Program Files\\REMS'' Workstation\\rems.exe'");
    expect(rule?.open).toContain('-Profile Domain,Private');
    const both = { ...networkDefaults, redirectPort: 80 };
    expect(firewallOf(both, { platform: 'linux', program, has: none })).toMatchObject({
      open: 'sudo ufw allow proto tcp to any port 8443,80',
      close: 'sudo ufw delete allow proto tcp to any port 8443,80',
    });
    expect(firewallOf(both, { platform: 'linux', program, has: () => true })?.open).toBe(
      'sudo firewall-cmd --permanent --add-port=8443/tcp --add-port=80/tcp && sudo firewall-cmd --reload',
    );
  });

  it('stays as it is where nobody else is let in', () => {
    expect(firewallOf({ ...networkDefaults, scope: 'loopback' }, { platform: 'win32', program })).toBeNull();
    expect(firewallOf(networkDefaults, { platform: 'darwin', program })).toBeNull();
  });
});

describe('what is supervised', () => {
  it('waits for its address as long as it takes, without giving up, and is opened when it comes', async () => {
    let there = false;
    let tries = 0;
    const log = memoryLog();
    const supervisor = supervise({
      what: 'the listener',
      first: 'EADDRNOTAVAIL',
      async open() {
        tries += 1;
        if (!there) throw Object.assign(new Error('absent'), { code: 'EADDRNOTAVAIL' });
        return { onFailure: () => undefined, destroy: () => undefined, close: () => Promise.resolve() };
      },
      rules: {
        everyMs: 1000,
        answerMs: 1000,
        misses: 2,
        pauseMs: 1000,
        waitMs: 2,
        most: 5,
        withinMs: 600_000,
        seldomMs: 1000,
      },
      clock: testClock(),
      log,
    });
    await eventually(() => expect(tries).toBeGreaterThan(8));
    expect(supervisor.facts()).toMatchObject({ state: 'waiting', restarts: [] });
    there = true;
    await eventually(() => expect(supervisor.facts()).toMatchObject({ state: 'up', reason: null, restarts: [] }));
    expect(log.entries.filter(({ level }) => level === 'warn')).toHaveLength(1);
    await supervisor.close();
  });

  it('is tried on and on after it was given up, told once, and comes back when nothing stands in its way', async () => {
    let taken = true;
    let tries = 0;
    const log = memoryLog();
    const supervisor = supervise({
      what: 'the listener',
      first: 'EADDRINUSE',
      async open() {
        tries += 1;
        if (taken) throw Object.assign(new Error('taken'), { code: 'EADDRINUSE' });
        return { onFailure: () => undefined, destroy: () => undefined, close: () => Promise.resolve() };
      },
      rules: {
        everyMs: 1000,
        answerMs: 1000,
        misses: 2,
        pauseMs: 1,
        waitMs: 2,
        most: 5,
        withinMs: 600_000,
        seldomMs: 2,
      },
      clock: testClock(),
      log,
    });
    const states: string[] = [];
    supervisor.onChange(() => states.push(supervisor.facts().state));
    await eventually(() => expect(tries).toBeGreaterThan(12));
    expect(supervisor.facts()).toMatchObject({ state: 'given-up', reason: 'EADDRINUSE' });
    expect(supervisor.facts().restarts).toHaveLength(5);
    const told = () => log.entries.filter(({ message }) => message.endsWith('given up'));
    expect(told()).toHaveLength(1);
    taken = false;
    await eventually(() => expect(supervisor.facts()).toMatchObject({ state: 'up', reason: null }));
    expect(supervisor.facts().restarts).toHaveLength(6);
    expect(states).toEqual(['given-up', 'up']);
    expect(told()).toHaveLength(1);
    await supervisor.close();
  });

  it('tries as often as at first when somebody starts it by hand', async () => {
    const supervisor = supervise({
      what: 'the listener',
      first: 'EADDRINUSE',
      open: () => Promise.reject(Object.assign(new Error('taken'), { code: 'EADDRINUSE' })),
      rules: {
        everyMs: 1000,
        answerMs: 1000,
        misses: 2,
        pauseMs: 1,
        waitMs: 2,
        most: 2,
        withinMs: 600_000,
        seldomMs: 60_000,
      },
      clock: testClock(),
      log: memoryLog(),
    });
    await eventually(() => expect(supervisor.facts().state).toBe('given-up'));
    await supervisor.restart(null);
    expect(supervisor.facts().state).toBe('down');
    await eventually(() => expect(supervisor.facts().state).toBe('given-up'));
    expect(supervisor.facts().restarts).toHaveLength(4);
    await supervisor.close();
  });

  it('says its faults in sentences', () => {
    for (const reason of [
      'EADDRINUSE',
      'EADDRNOTAVAIL',
      'EACCES',
      'memory',
      'no answer to its own request (EPIPE)',
      'EPIPE',
    ])
      expect(sentenceOf(reason)).toMatch(/^[A-Z].+\.$/);
    expect(sentenceOf(null)).toBeNull();
  });
});
