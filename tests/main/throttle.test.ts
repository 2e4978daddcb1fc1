import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressGroup } from '../../main/auth/address-group.ts';
import { createThrottle } from '../../main/auth/throttle.ts';
import { createThrottleRepository } from '../../main/auth/throttle-repository.ts';
import type { Caller } from '../../main/rpc/context.ts';
import { createTransactor } from '../../main/rpc/transact.ts';
import { createTestCore, type TestCore, templatePassword } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { testClock } from '../support/ports.ts';

const wrong = 'not the right password';

function from(test: TestCore, address: string): Caller {
  return { ...test.caller('nobody'), address };
}

async function guess(test: TestCore, times: number, username = 'viewer', address = '192.0.2.77') {
  const codes: string[] = [];
  for (let guesses = 0; guesses < times; guesses += 1) {
    const reply = await test.core.dispatch('auth.signIn', { username, password: wrong }, from(test, address));
    codes.push(reply.ok ? 'signed in' : reply.error.code);
  }
  return codes;
}

describe('an account that has to wait', () => {
  test('is told to administrators, once, with the way to the account', async () => {
    const test = await createTestCore();
    await guess(test, 6);
    const { items } = await test.as('administrator').notices.list({});
    expect(items).toMatchObject([{ kind: 'sign-in.throttled', severity: 'warning', count: 1 }]);
    expect(items[0]?.message).toContain('"viewer"');
    expect(items[0]?.link).toMatch(/^\/admin\/accounts\/\d+$/);
    expect((await test.as('physicist').notices.list({})).items).toEqual([]);
  });

  test('is not told when there is no such account: people type passwords into the wrong field', async () => {
    const test = await createTestCore();
    await guess(test, 6, 'my secret by mistake');
    expect((await test.as('administrator').notices.list({})).items).toEqual([]);
    const db = await openDatabaseOf(test.folder);
    for (const table of ['audit', 'sign_in_throttle', 'notices'])
      expect(JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all()), table).not.toContain('my secret by mistake');
  });

  test('waits in a browser on the machine itself too, whose address shows nothing; at the console only its own failures count', async () => {
    const test = await createTestCore();
    await guess(test, 5);
    const right = { username: 'viewer', password: templatePassword };
    const later = await test.core.dispatch('auth.signIn', right, from(test, '127.0.0.1'));
    expect(later).toMatchObject({ ok: false, error: { code: 'RATE_LIMITED' } });
    const atWindow: Caller = { ...test.caller('nobody'), origin: 'ipc', address: null };
    expect(await test.core.dispatch('auth.signIn', right, atWindow)).toMatchObject({ ok: true });
  });

  test.each(['a reset of the password', 'an administrator who lifts the wait'])('gets in after %s', async (how) => {
    const test = await createTestCore();
    await guess(test, 5);
    const administration = test.as('administrator').accounts;
    const temporary = 'quarzite tumbler mangrove';
    if (how.startsWith('a reset')) await administration.resetPassword({ account: 'viewer', password: temporary });
    else await administration.liftWait({ account: 'viewer' });
    const password = how.startsWith('a reset') ? temporary : templatePassword;
    expect(await test.send('nobody', 'auth.signIn', { username: 'viewer', password })).toMatchObject({ ok: true });
  });
});

describe('an address that has to wait', () => {
  test('is told to administrators, and stops guesses at every account', async () => {
    const test = await createTestCore();
    await guess(test, 1, 'somebody');
    const db = await openDatabaseOf(test.folder);
    // Twenty-nine failures at as many names.
    db.exec("UPDATE sign_in_throttle SET failures = 29 WHERE scope = 'address'");
    await guess(test, 1, 'somebody else');
    expect(await guess(test, 1, 'viewer')).toEqual(['RATE_LIMITED']);
    const { items } = await test.as('administrator').notices.list({});
    expect(items).toMatchObject([{ kind: 'sign-in.throttled', link: null }]);
    expect(items[0]?.message).toContain('192.0.2.77');
    const elsewhere = { username: 'viewer', password: templatePassword };
    expect(await test.core.dispatch('auth.signIn', elsewhere, from(test, '192.0.2.78'))).toMatchObject({ ok: true });
  });
});

describe('an IPv6 address', () => {
  test.each([
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:DB8:0:0:ffff:1:2:3', '2001:db8:0:0::/64'],
    ['2001:0db8:0001::', '2001:db8:1:0::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1', 'fe80:0:0:0::/64'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
    ['192.0.2.7', '192.0.2.7'],
    ['local', 'local'],
  ])('%s is counted as %s', (address, group) => {
    expect(addressGroup(address)).toBe(group);
  });

  test('is counted with every other of its network, and apart from the next network', () => {
    const word = fc.integer({ min: 0, max: 0xffff });
    const words = (count: number) => fc.array(word, { minLength: count, maxLength: count });
    fc.assert(
      fc.property(words(4), words(4), words(4), (network, one, other) => {
        const text = (host: number[]) => [...network, ...host].map((part) => part.toString(16)).join(':');
        const next = [...network.slice(0, 3), (network[3] ?? 0) ^ 1, ...one].map((part) => part.toString(16)).join(':');
        expect(addressGroup(text(one))).toBe(addressGroup(text(other)));
        expect(addressGroup(next)).not.toBe(addressGroup(text(one)));
      }),
    );
  });
});

describe('guessing at scale (A7)', () => {
  test('ten thousand guesses from fifty addresses reach a hundred verifications at most', async () => {
    const { core, folder } = await createTestCore();
    await core.close();
    const db = await openDatabaseOf(folder);
    const clock = testClock('2026-03-01T08:00:00Z');
    const throttle = createThrottle({ repository: createThrottleRepository(db), clock });
    const transactor = createTransactor({ db, clock });
    let verified = 0;
    let refused = 0;
    for (let number = 0; number < 10_000; number += 1) {
      const attempt = { username: 'viewer', address: `198.51.100.${number % 50}` };
      clock.advance(5000);
      await throttle
        .during(attempt, async () => {
          verified += 1;
          transactor.housekeeping((connection) => {
            const tx = { db: connection, at: clock.now().toISOString(), by: 'test', audit: () => 0 };
            throttle.fail(tx, attempt);
          });
        })
        .catch(() => {
          refused += 1;
        });
    }
    expect(verified + refused).toBe(10_000);
    expect(verified).toBeGreaterThan(10);
    expect(verified).toBeLessThanOrEqual(100);
    // At the window itself the right password is let in at once, in the middle of it all.
    await expect(throttle.during({ username: 'viewer', address: null }, async () => 'verified')).resolves.toBe(
      'verified',
    );
  });
});

describe('many sign-ins at the same time (A5)', () => {
  test('a hundred leave the program answering, and none of them fails for another reason than the number', async () => {
    const test = await createTestCore();
    const gaps: number[] = [];
    let last = performance.now();
    const pulse = setInterval(() => {
      const now = performance.now();
      gaps.push(now - last);
      last = now;
    }, 5);
    const accounts = ['viewer', 'physicist', 'technologist', 'administrator'];
    const replies = await Promise.all(
      Array.from({ length: 100 }, (_, number) =>
        test.core.dispatch(
          'auth.signIn',
          { username: accounts[number % accounts.length] ?? '', password: templatePassword },
          from(test, `203.0.113.${number}`),
        ),
      ),
    );
    clearInterval(pulse);
    const codes = replies.map((reply) => (reply.ok ? 'signed in' : reply.error.code));
    expect(codes.filter((code) => code === 'signed in').length).toBeGreaterThanOrEqual(20);
    expect(codes.filter((code) => code !== 'signed in' && code !== 'RATE_LIMITED')).toEqual([]);
    expect(gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length * 0.95)]).toBeLessThan(200);
  }, 120_000);
});
