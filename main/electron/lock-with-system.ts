import type { PowerMonitor } from 'electron';
import type { Core } from '../core-types.ts';
import type { Log } from '../ports.ts';
import type { Caller } from '../rpc/context.ts';

/** Locks the session of the window together with the operating system: when its screen locks, and when it goes to sleep (row A10). */
export function lockWithSystem(deps: {
  readonly powerMonitor: PowerMonitor;
  readonly core: Pick<Core, 'dispatch' | 'slept'>;
  readonly caller: Caller;
  readonly log: Log;
}): void {
  const { powerMonitor, core, caller, log } = deps;

  async function lock(): Promise<void> {
    const reply = await core.dispatch('auth.lock', {}, { ...caller, background: true });
    // Nobody is signed in, or nothing is open yet: there is nothing to lock.
    if (reply.ok || reply.error.code === 'UNAUTHENTICATED' || reply.error.code === 'UNAVAILABLE') return;
    log.error('the session was not locked with the operating system', { code: reply.error.code });
  }

  powerMonitor.on('lock-screen', () => void lock());
  powerMonitor.on('suspend', () => void lock());
  powerMonitor.on('resume', () => core.slept());
}
