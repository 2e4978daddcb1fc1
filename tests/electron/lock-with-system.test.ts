import type { PowerMonitor } from 'electron';
import { describe, expect, it } from 'vitest';
import { lockWithSystem } from '../../main/electron/lock-with-system.ts';
import type { Caller } from '../../main/rpc/context.ts';
import { createTestCore, templatePassword } from '../support/core.ts';
import { createUnitDouble, standingFor } from '../support/electron-double/unit-double.ts';
import { signInAs } from '../support/sign-in.ts';

/** The window of the desktop, which somebody may have signed in to, with the operating system around it. */
async function desk() {
  const test = await createTestCore();
  const { powerMonitor } = createUnitDouble();
  const caller: Caller = { ...test.caller('nobody'), origin: 'ipc', address: null };
  lockWithSystem({ powerMonitor: standingFor<PowerMonitor>(powerMonitor), core: test.core, caller, log: test.log });
  return { test, powerMonitor, caller };
}

describe('the session of the window (A10)', () => {
  it.each(['lock-screen', 'suspend'] as const)('locks with the operating system: %s', async (event) => {
    const { test, powerMonitor, caller } = await desk();
    const { api } = await signInAs(test, 'viewer', templatePassword, caller);
    powerMonitor.emit(event);
    await expect.poll(() => test.core.authenticate({ ...caller, background: true })?.restriction).toBe('locked');
    await expect(api.auth.me({})).rejects.toMatchObject({ code: 'LOCKED', details: { lockedAs: 'viewer' } });
    await expect(api.auth.unlock({ password: templatePassword })).resolves.toMatchObject({ username: 'viewer' });
  });

  it('tells the window, which then asks who it is', async () => {
    const { test, powerMonitor, caller } = await desk();
    const { me } = await signInAs(test, 'viewer', templatePassword, caller);
    const told: unknown[] = [];
    test.core.onEvent((event) => void told.push(event));
    await new Promise<void>((resolve) => setImmediate(resolve));
    told.length = 0;
    powerMonitor.emit('lock-screen');
    await expect.poll(() => told).toEqual([{ topic: 'session', ids: [me.userId] }]);
  });

  it('is nothing to lock while nobody is signed in', async () => {
    const { test, powerMonitor } = await desk();
    powerMonitor.emit('lock-screen');
    powerMonitor.emit('suspend');
    await new Promise<void>((resolve) => setImmediate(resolve));
    expect(test.log.entries.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('does not take a sleep for a clock that somebody moved', async () => {
    const { test, powerMonitor } = await desk();
    const { notices } = test.as('administrator');
    await notices.list({});
    test.clock.jump(9 * 3_600_000);
    powerMonitor.emit('resume');
    const asked = await test.as('operator').notices.list({});
    expect(asked.items).toEqual([]);
  });
});
