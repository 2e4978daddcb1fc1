import { describe, expect, test } from 'vitest';
import type { Caller } from '../../main/rpc/context.ts';
import { unwrapReply } from '../../shared/contract/client.ts';
import { enrolmentCode } from '../../shared/devices.ts';
import { createTestCore, type TestCore, templatePassword } from '../support/core.ts';
import { enrolled } from '../support/enrolled.ts';

const credentials = { username: 'technologist', password: templatePassword };

async function codeOf(it: TestCore, name: string, input: unknown, caller: Caller): Promise<string> {
  const reply = await it.core.dispatch(name, input, caller);
  return reply.ok ? 'OK' : reply.error.code;
}

/** An installation that lets in known browsers only; switched on at the workstation. */
async function guarded(): Promise<TestCore> {
  const it = await createTestCore();
  await it.atConsole('administrator').access.save({ version: 0, deviceApproval: true });
  return it;
}

/** Codes and lists, made at the workstation: across the network nobody is signed in any more. */
async function letIn(it: TestCore, name = 'Reading room 2') {
  const { code } = await it.atConsole('administrator').devices.createCode({ name });
  return code;
}

describe('where browsers must be known', () => {
  test('an unknown one is refused before any password, and told what to ask for', async () => {
    const it = await guarded();
    const browser = it.caller('nobody');
    const reply = await it.core.dispatch('auth.signIn', { ...credentials, password: 'wrong' }, browser);
    expect(reply).toMatchObject({ ok: false, error: { code: 'FORBIDDEN', details: { device: 'unknown' } } });
    expect(unwrapReply(await it.core.dispatch('devices.status', {}, browser))).toEqual({
      required: true,
      approved: false,
    });
  });

  test('a code lets one browser in, once', async () => {
    const it = await guarded();
    const code = await letIn(it);
    const browser = it.caller('nobody');
    // However it is typed.
    const typed = ` ${code.toLowerCase().replace('-', ' ')} `;
    expect(await codeOf(it, 'devices.enrol', { code: typed }, browser)).toBe('OK');
    expect(browser.known?.token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await codeOf(it, 'auth.signIn', credentials, browser)).toBe('OK');
    expect(await codeOf(it, 'devices.enrol', { code }, it.caller('nobody'))).toBe('INVALID');
    const { items } = await it.atConsole('administrator').devices.list({});
    expect(items).toMatchObject([{ name: 'Reading room 2', enrolledBy: 'administrator', lastAddress: '192.0.2.10' }]);
  });

  test('a code ends after a day, and wrong ones make the address wait', async () => {
    const it = await guarded();
    const code = await letIn(it);
    it.clock.advance(enrolmentCode.hours * 3_600_000);
    const browser = it.caller('nobody');
    expect(await codeOf(it, 'devices.enrol', { code }, browser)).toBe('INVALID');
    for (let wrong = 1; wrong < enrolmentCode.tries; wrong += 1)
      expect(await codeOf(it, 'devices.enrol', { code: 'AAAAA-AAAAA' }, browser)).toBe('INVALID');
    expect(await codeOf(it, 'devices.enrol', { code: 'AAAAA-AAAAA' }, browser)).toBe('RATE_LIMITED');
    // Another address does not wait for this one.
    expect(await codeOf(it, 'devices.enrol', { code: 'AAAAA-AAAAA' }, { ...browser, address: '192.0.2.77' })).toBe(
      'INVALID',
    );
  });

  test('the window and a browser on the machine itself are never asked', async () => {
    const it = await guarded();
    const { session } = it.caller('nobody');
    expect(await codeOf(it, 'auth.signIn', credentials, { origin: 'ipc', address: null, session })).toBe('OK');
    expect(await codeOf(it, 'auth.signIn', credentials, { origin: 'https', address: '127.0.0.1', session })).toBe('OK');
  });

  test('withdrawing a browser ends its sessions at once', async () => {
    const it = await guarded();
    const code = await letIn(it);
    const browser = it.caller('nobody');
    await it.core.dispatch('devices.enrol', { code }, browser);
    expect(await codeOf(it, 'auth.signIn', credentials, browser)).toBe('OK');
    expect(await codeOf(it, 'auth.me', {}, browser)).toBe('OK');
    const { items } = await it.atConsole('administrator').devices.list({});
    const id = items[0]?.id ?? 0;
    await it.atConsole('administrator').devices.revoke({ id });
    expect(await codeOf(it, 'auth.me', {}, browser)).toBe('UNAUTHENTICATED');
    expect(await codeOf(it, 'auth.signIn', credentials, browser)).toBe('FORBIDDEN');
    const console = it.atConsole('administrator');
    expect((await console.devices.list({})).total).toBe(0);
    expect((await console.devices.list({ includeRevoked: true })).total).toBe(1);
    await expect(console.devices.revoke({ id })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('switching it on ends the sessions of unknown browsers, and not from one of them', async () => {
    const it = await createTestCore();
    const admin = it.as('administrator');
    await expect(admin.access.save({ version: 0, deviceApproval: true })).rejects.toMatchObject({ code: 'CONFLICT' });
    // This browser is made known first, signed in as it is.
    const { code } = await admin.devices.createCode({ name: 'Office' });
    const browser = it.caller('administrator');
    expect(await codeOf(it, 'devices.enrol', { code }, browser)).toBe('OK');
    expect(await codeOf(it, 'access.save', { version: 0, deviceApproval: true }, browser)).toBe('OK');
    expect(await codeOf(it, 'auth.me', {}, browser)).toBe('OK');
    expect(await codeOf(it, 'auth.me', {}, it.caller('viewer'))).toBe('UNAUTHENTICATED');
  });

  test('access tokens are not asked for a browser', async () => {
    const it = await createTestCore();
    const { token } = await it.as('viewer').tokens.create({ name: 'script', scopes: ['equipment:read'] });
    await it.atConsole('administrator').access.save({ version: 0, deviceApproval: true });
    const script: Caller = { origin: 'https', address: '192.0.2.10', session: null, bearer: token };
    expect(await codeOf(it, 'equipment.list', {}, script)).toBe('OK');
  });

  test('known browsers sign in where nobody asks, too', async () => {
    const it = await createTestCore();
    const { browser } = await enrolled(it);
    expect(await codeOf(it, 'auth.signIn', credentials, browser)).toBe('OK');
    expect((await it.as('administrator').devices.list({})).items[0]).toMatchObject({ current: false });
  });
});
