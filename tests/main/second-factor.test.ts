import { describe, expect, test } from 'vitest';
import { newRecoveryCodes, readRecoveryCode } from '../../main/second-factor/recovery-codes.ts';
import { isTimeCode, newTimeSecret, timeStepOf } from '../../main/second-factor/time-codes.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { appCode } from '../support/authenticator.ts';
import { createTestCore, type TestCore, templatePassword } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { enrol } from '../support/second-factor.ts';
import { signInAs } from '../support/sign-in.ts';
import { windowOf } from '../support/window.ts';

const seconds = 1000;
const rfcSecret = Buffer.from('12345678901234567890');

describe('time codes', () => {
  // RFC 6238, appendix B, SHA-1; the last six of its eight digits.
  test.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('at second %i of RFC 6238 are %s', (at, code) => {
    const now = new Date(at * seconds);
    expect(timeStepOf(code, rfcSecret, now, null)).toBe(Math.floor(at / 30));
    expect(appCode('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', now)).toBe(code);
  });

  test('are taken one step early or late, and no more', () => {
    const at = (offset: number) => new Date(1_700_000_010_000 + offset * 30 * seconds);
    const code = appCode('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', at(0));
    const taken = [-2, -1, 0, 1, 2].map((offset) => timeStepOf(code, rfcSecret, at(offset), null) !== undefined);
    expect(taken).toEqual([false, true, true, true, false]);
  });

  test('are taken once, unless the clock was set back by more than ten minutes since', () => {
    const now = new Date(1_700_000_010_000);
    const code = appCode('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', now);
    const step = Math.floor(now.getTime() / 30_000);
    expect(timeStepOf(code, rfcSecret, now, step - 1)).toBe(step);
    expect(timeStepOf(code, rfcSecret, now, step)).toBeUndefined();
    expect(timeStepOf(code, rfcSecret, now, step + 20)).toBeUndefined();
    expect(timeStepOf(code, rfcSecret, now, step + 21)).toBe(step);
  });

  test('are six digits', () => {
    for (const text of ['', '12345', '1234567', '12345a', '１２３４５６', '-12345'])
      expect(isTimeCode(text)).toBe(false);
  });

  test('come from 20 random bytes under an address that every app reads', () => {
    const made = newTimeSecret({
      bytes: (size) => rfcSecret.subarray(0, size),
      issuer: 'Clinic: North',
      label: 'jo:e',
    });
    expect(made.base32).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    const uri = new URL(made.uri);
    expect(uri.href).toMatch(/^otpauth:\/\/totp\/Clinic%20%20North:jo%3Ae\?/);
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      issuer: 'Clinic  North',
      secret: made.base32,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });
});

describe('recovery codes', () => {
  test('are ten, all different, of 50 bits in two groups', async () => {
    const { randomBytes } = await import('node:crypto');
    const codes = newRecoveryCodes(randomBytes);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  });

  test('are read however they were typed', () => {
    for (const typed of ['a0b1c-d2e3f', 'AOBIC D2E3F', ' aob1c–d2e3f ', 'A0BLCD2E3F']) {
      expect(readRecoveryCode(typed)).toBe('A0B1CD2E3F');
    }
  });
});

describe('enrolling', () => {
  test('starts with the first right code, and nothing changes before it', async () => {
    const test = await createTestCore();
    const api = test.as('viewer').secondFactor;
    expect(await api.state({})).toEqual({ enrolled: false, required: false, since: null, recoveryCodesLeft: 0 });
    const { secret } = await api.begin({});
    expect((await api.state({})).enrolled).toBe(false);
    const wrong = appCode(secret, new Date(test.clock.now().getTime() + 600 * seconds));
    await expect(api.confirm({ code: wrong })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { code: expect.any(String) },
    });
    const code = appCode(secret, test.clock.now());
    const { recoveryCodes } = await api.confirm({ code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect(recoveryCodes).toHaveLength(10);
    expect(await api.state({})).toMatchObject({
      enrolled: true,
      since: test.clock.now().toISOString(),
      recoveryCodesLeft: 10,
    });
    expect(await test.as('viewer').auth.me({})).toMatchObject({ secondFactor: true, mustEnrolSecondFactor: false });
  });

  test('cannot be finished without a start, or a quarter of an hour after it', async () => {
    const test = await createTestCore();
    const { api } = await signInAs(test, 'viewer', templatePassword);
    await expect(api.secondFactor.confirm({ code: '123456' })).rejects.toMatchObject({ code: 'CONFLICT' });
    const { secret } = await api.secondFactor.begin({});
    test.clock.advance(10 * 60 * seconds);
    // Somebody is there: the session does not lock.
    await api.auth.me({});
    test.clock.advance(5 * 60 * seconds + 1);
    const late = { code: appCode(secret, test.clock.now()) };
    await expect(api.secondFactor.confirm(late)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await api.secondFactor.state({})).enrolled).toBe(false);
  });

  test('anew keeps the old factor until the new one is proven', async () => {
    const test = await createTestCore();
    const old = await enrol(test, 'viewer');
    test.clock.advance(60 * seconds);
    const { secret } = await test.as('viewer').secondFactor.begin({});
    expect(await signIn(test, appCode(old.secret, test.clock.now()))).toBe('signed in');
    await test.as('viewer').secondFactor.confirm({ code: appCode(secret, test.clock.now()) });
    test.clock.advance(60 * seconds);
    expect(await signIn(test, appCode(old.secret, test.clock.now()))).toBe('SECOND_FACTOR_REQUIRED');
    expect(await signIn(test, old.recoveryCodes[0] ?? '')).toBe('SECOND_FACTOR_REQUIRED');
    expect(await signIn(test, appCode(secret, test.clock.now()))).toBe('signed in');
  });

  test('ends the other sessions of the account, and no one else’s', async () => {
    const test = await createTestCore();
    const other = await signInAs(test, 'viewer', templatePassword);
    await enrol(test, 'viewer');
    await expect(other.api.auth.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(test.as('viewer').auth.me({})).resolves.toMatchObject({ username: 'viewer' });
    await expect(test.as('physicist').auth.me({})).resolves.toMatchObject({ username: 'physicist' });
  });

  test('asks for the password when it was not proven lately', async () => {
    const test = await createTestCore();
    test.clock.advance(6 * 60 * seconds);
    await expect(test.as('viewer').secondFactor.begin({})).rejects.toMatchObject({ code: 'REAUTH_REQUIRED' });
  });

  test('is not for the operator of the command line, who has no account', async () => {
    const test = await createTestCore();
    await expect(test.as('operator').secondFactor.begin({})).rejects.toMatchObject({ code: 'INVALID' });
  });
});

describe('signing in with a second factor', () => {
  test('A18: a code opens once, its neighbours a step early or late', async () => {
    const test = await createTestCore();
    const { secret } = await enrol(test, 'viewer');
    const used = appCode(secret, test.clock.now());
    expect(await signIn(test, used)).toBe('SECOND_FACTOR_REQUIRED');
    test.clock.advance(90 * seconds);
    expect(await signIn(test, undefined)).toBe('SECOND_FACTOR_REQUIRED');
    const early = appCode(secret, new Date(test.clock.now().getTime() + 30 * seconds));
    expect(await signIn(test, early)).toBe('signed in');
    expect(await signIn(test, early)).toBe('SECOND_FACTOR_REQUIRED');
  });

  test('A18: each recovery code opens once, and the record shows how many are left but no code', async () => {
    const test = await createTestCore();
    const { secret, recoveryCodes } = await enrol(test, 'viewer');
    const [first = '', second = ''] = recoveryCodes;
    expect(await signIn(test, first.toLowerCase().replace('-', ' '))).toBe('signed in');
    expect(await signIn(test, first)).toBe('SECOND_FACTOR_REQUIRED');
    expect((await test.as('viewer').secondFactor.state({})).recoveryCodesLeft).toBe(9);
    await test.core.close();
    const db = await openDatabaseOf(test.folder);
    const dump = JSON.stringify([
      db.prepare('SELECT * FROM audit').all(),
      db.prepare('SELECT * FROM second_factors').all(),
      db.prepare('SELECT * FROM recovery_codes').all(),
    ]);
    for (const text of [secret, ...recoveryCodes, second.replace('-', '')]) expect(dump).not.toContain(text);
    expect(dump).toContain('secondFactor.recoveryCodeUsed');
  });

  test('a row that is moved to another account opens nothing there', async () => {
    const test = await createTestCore();
    const { secret, recoveryCodes } = await enrol(test, 'viewer');
    const db = await openDatabaseOf(test.folder);
    const idOf = db.prepare<[string], number>('SELECT id FROM accounts WHERE username = ?').pluck();
    const move = { from: idOf.get('viewer'), to: idOf.get('technologist') };
    db.prepare('UPDATE second_factors SET account_id = @to WHERE account_id = @from').run(move);
    db.prepare('UPDATE recovery_codes SET account_id = @to WHERE account_id = @from').run(move);
    test.clock.advance(60 * seconds);
    const code = appCode(secret, test.clock.now());
    expect(await signIn(test, code, 'technologist')).toBe('SECOND_FACTOR_REQUIRED');
    expect(await signIn(test, recoveryCodes[0] ?? '', 'technologist')).toBe('SECOND_FACTOR_REQUIRED');
  });
});

describe('changing the password with a second factor', () => {
  test('proves the password only: what asks for both still does', async () => {
    const test = await createTestCore();
    const { secret } = await enrol(test, 'viewer');
    const { api } = windowOf(test, 'viewer');
    test.clock.advance(6 * 60 * seconds);
    const next = 'quiet rivers turn eleven mills';
    await api.auth.changePassword({ current: templatePassword, next });
    await expect(api.secondFactor.disable({})).rejects.toMatchObject({ code: 'REAUTH_REQUIRED' });
    await api.auth.reauthenticate({ password: next, code: appCode(secret, test.clock.now()) });
    await expect(api.secondFactor.disable({})).resolves.toEqual({});
  });
});

describe('recovery codes and the end of a second factor', () => {
  test('new codes replace the old ones', async () => {
    const test = await createTestCore();
    const { recoveryCodes } = await enrol(test, 'viewer');
    const renewed = await test.as('viewer').secondFactor.renewCodes({});
    expect(await signIn(test, recoveryCodes[0] ?? '')).toBe('SECOND_FACTOR_REQUIRED');
    expect(await signIn(test, renewed.recoveryCodes[0] ?? '')).toBe('signed in');
  });

  test('codes are renewed, and a factor is taken away, only where there is one', async () => {
    const test = await createTestCore();
    await expect(test.as('viewer').secondFactor.renewCodes({})).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(test.as('viewer').secondFactor.disable({})).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('it goes when its owner says so, but not while a role asks for it', async () => {
    const test = await createTestCore();
    await test.as('administrator').access.save({ version: 0, secondFactorRoles: ['viewer'] });
    await expect(test.as('viewer').equipment.list({})).rejects.toMatchObject({
      code: 'SECOND_FACTOR_REQUIRED',
      details: { secondFactor: 'enrol' },
    });
    expect((await test.as('viewer').secondFactor.state({})).required).toBe(true);
    await enrol(test, 'viewer');
    await expect(test.as('viewer').equipment.list({})).resolves.toMatchObject({ items: [] });
    await expect(test.as('viewer').secondFactor.disable({})).rejects.toMatchObject({ code: 'CONFLICT' });
    await test.as('administrator').access.save({ version: 1, secondFactorRoles: [] });
    await test.as('viewer').secondFactor.disable({});
    expect(await test.as('viewer').secondFactor.state({})).toMatchObject({ enrolled: false, recoveryCodesLeft: 0 });
    expect(await signIn(test, undefined)).toBe('signed in');
  });

  test('an administrator takes away the one of a lost phone', async () => {
    const test = await createTestCore();
    await enrol(test, 'viewer');
    await test.as('administrator').accounts.resetSecondFactor({ account: 'viewer' });
    expect(await signIn(test, undefined)).toBe('signed in');
  });
});

/** What signing in comes to: a code of refusal, or success. */
async function signIn(test: TestCore, code: string | undefined, username = 'viewer'): Promise<string> {
  const input = { username, password: templatePassword, ...(code !== undefined && { code }) };
  const reply = await test.core.dispatch('auth.signIn', input, test.caller('nobody'));
  return reply.ok ? 'signed in' : new AppError(reply.error.code, reply.error.message).code;
}
