import { createHmac } from 'node:crypto';
import bcrypt from 'bcrypt';
import { describe, expect, test } from 'vitest';
import { createPasswords } from '../../main/auth/passwords.ts';
import { createTestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { signInAs } from '../support/sign-in.ts';

const passwords = createPasswords({ pepper: Buffer.alloc(32, 7) });
const refused = { fits: false, outdated: false };

describe('hashes of today', () => {
  test('fit their password alone, whatever its length, and stay', async () => {
    const long = 'a'.repeat(72);
    const hash = await passwords.hash(`${long}X`);
    expect(await passwords.verify(`${long}X`, hash)).toEqual({ fits: true, outdated: false });
    expect(await passwords.verify(`${long}Y`, hash)).toEqual(refused);
  });

  test('are made of every character: 128 of them, NUL, emoji and lone halves of one', async () => {
    for (const password of ['pass\0word with nul', '\ud800 lone half and more', `${'😀'.repeat(63)}ab`]) {
      const hash = await passwords.hash(password);
      expect(await passwords.verify(password, hash)).toMatchObject({ fits: true });
      expect(await passwords.verify(`${password}.`, hash)).toEqual(refused);
    }
  });

  test('do not mind how a keyboard composes an accent', async () => {
    const hash = await passwords.hash('un café crème serré'.normalize('NFC'));
    expect(await passwords.verify('un café crème serré'.normalize('NFD'), hash)).toMatchObject({ fits: true });
  });

  test('are worth nothing without the pepper', async () => {
    const hash = await passwords.hash('a long enough test password');
    const elsewhere = createPasswords({ pepper: Buffer.alloc(32, 8) });
    expect(await elsewhere.verify('a long enough test password', hash)).toEqual(refused);
  });
});

describe('older and foreign hashes', () => {
  test('of a lower cost fit and are outdated', async () => {
    const today = await passwords.hash('a long enough test password');
    // The same scheme at cost 10: what an earlier version with a lower cost would have stored.
    const prehash = createHmac('sha256', Buffer.alloc(32, 7)).update('a long enough test password').digest('base64');
    const older = `bcrypt-hmac1:${await bcrypt.hash(prehash, 10)}`;
    expect(await passwords.verify('a long enough test password', older)).toEqual({ fits: true, outdated: true });
    expect(await passwords.verify('another long enough one', older)).toEqual(refused);
    expect(today.startsWith('bcrypt-hmac1:$2b$12$')).toBe(true);
  });

  test.each(['$2a$', '$2b$', '$2y$'])('written by another system with %s fit and are outdated', async (variant) => {
    const plain = `${variant}${(await bcrypt.hash('imported from elsewhere', 5)).slice(4)}`;
    expect(await passwords.verify('imported from elsewhere', plain)).toEqual({ fits: true, outdated: true });
    expect(await passwords.verify('imported from nowhere', plain)).toEqual(refused);
    expect(await passwords.verify('imported from elsewhere\0and more', plain)).toEqual(refused);
  });

  test('of any other kind never fit', async () => {
    const hash = await bcrypt.hash('imported from elsewhere', 4);
    const stored = [
      null,
      '',
      'imported from elsewhere',
      hash.replace('$04$', '$31$'),
      hash.replace('$04$', '$03$'),
      hash.replace('$2b$', '$2x$'),
      `${hash}a`,
      `bcrypt-hmac2:${hash}`,
    ];
    for (const text of stored) expect(await passwords.verify('imported from elsewhere', text)).toEqual(refused);
  });
});

test('takes about as long without an account, and at a lower cost, as with a hash of today', async () => {
  const today = await passwords.hash('a long enough test password');
  const cheap = await bcrypt.hash('imported from elsewhere', 9);
  const kinds = { today, cheap, none: null, broken: 'no hash at all' };
  const times = new Map<string, number>();
  // The best of several turns, taken in rotation, so that a busy machine slows all kinds alike.
  for (let turn = 0; turn < 5; turn += 1) {
    for (const [kind, stored] of Object.entries(kinds)) {
      const start = performance.now();
      await passwords.verify('a wrong password', stored);
      times.set(kind, Math.min(times.get(kind) ?? Infinity, performance.now() - start));
    }
  }
  const usual = times.get('today') ?? 0;
  for (const time of times.values()) {
    expect(time / usual).toBeGreaterThan(0.6);
    expect(time / usual).toBeLessThan(1.6);
  }
});

test('takes no more than fifty at once', async () => {
  const all = await Promise.allSettled(Array.from({ length: 53 }, () => passwords.verify('a', null)));
  const turnedAway = all.filter((one) => one.status === 'rejected');
  expect(turnedAway).toHaveLength(3);
  expect(turnedAway[0]).toMatchObject({ reason: { code: 'RATE_LIMITED', details: { retryAfter: 3 } } });
}, 30_000);

test('A4: an imported hash is replaced by one of today at the first sign-in, and not by a wrong password', async () => {
  const test = await createTestCore();
  const db = await openDatabaseOf(test.folder);
  const stored = db.prepare<[], string>("SELECT password_hash FROM accounts WHERE username = 'viewer'").pluck();
  const imported = await bcrypt.hash('imported from elsewhere', 10);
  db.prepare("UPDATE accounts SET password_hash = ? WHERE username = 'viewer'").run(imported);
  await expect(signInAs(test, 'viewer', 'imported from nowhere')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(stored.get()).toBe(imported);
  await signInAs(test, 'viewer', 'imported from elsewhere');
  expect(stored.get()).toMatch(/^bcrypt-hmac1:\$2b\$12\$/);
  await expect(signInAs(test, 'viewer', 'imported from elsewhere')).resolves.toMatchObject({
    me: { username: 'viewer' },
  });
});
