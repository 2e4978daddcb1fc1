import type { App } from 'electron';
import type { Log } from '../ports.ts';

/** How long closing may take before the app ends without it: requests of other computers have ten seconds of it. The database survives that too. */
const limitMs = 15_000;

/** How the app ends. */
export interface OrderlyQuit {
  /** True from the moment somebody asked for the end. */
  quitting(): boolean;
}

/** Whatever asks the app to quit (menu, tray, signal, end of the user's session), the core is closed first, once. */
export function createOrderlyQuit(deps: {
  readonly app: App;
  readonly close: () => Promise<void>;
  readonly log: Log;
}): OrderlyQuit {
  const { app, close, log } = deps;
  let state: 'running' | 'closing' | 'closed' = 'running';

  async function finish(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`not closed within ${limitMs} ms`)), limitMs);
    });
    try {
      await Promise.race([close(), tooLong]);
    } catch (cause) {
      log.error('the core did not close cleanly', { cause });
    } finally {
      clearTimeout(timer);
      state = 'closed';
      app.quit();
    }
  }

  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void finish();
  });

  return { quitting: () => state !== 'running' };
}
