import type { Core } from '../core-types.ts';

/** Who calls, as dispatch wants to know it. */
export type Caller = Parameters<Core['dispatch']>[2];
type SessionCarrier = NonNullable<Caller['session']>;

/**
 * The caller behind the desktop window. Its session token is a variable of the main process: the page never sees it, and
 * it is gone with the process.
 */
export function createDesktopCaller(): Caller {
  let held: string | undefined;
  const session: SessionCarrier = {
    get token() {
      return held;
    },
    // The session's end is kept by the core, not here.
    set(token) {
      held = token;
    },
    clear() {
      held = undefined;
    },
  };
  return { origin: 'ipc', address: null, session };
}
