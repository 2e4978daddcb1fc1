import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { NetworkSettings } from '../../shared/network.ts';
import type { Account } from '../bench/installation.ts';
import { signIn } from '../bench/session.ts';

/** An address of this machine that is not the one of the console: what is asked there is asked of the listener for other PCs. */
const address = '127.0.0.2';
/** Milliseconds until the listener must be there. */
const patienceMs = 10_000;

/** The settings that differ from those of a fresh installation: far more connections come from one address than a clinic's PCs would open. */
export const loadedSettings = {
  connections: 4096,
  connectionsPerAddress: 4096,
} as const satisfies Partial<NetworkSettings>;

/** Lets other PCs in, as an administrator at the machine does, and answers where. */
export async function openNetwork(options: {
  readonly console: string;
  readonly data: string;
  readonly administrator: Account;
}): Promise<string> {
  const { api, close } = await signIn(options.console, options.data, options.administrator, 'http2');
  try {
    const port = await freePort();
    await api.network.save({ version: 0, enabled: true, scope: 'address', address, port, ...loadedSettings });
    const until = performance.now() + patienceMs;
    for (;;) {
      const { standing } = await api.network.state({});
      if (standing.state === 'up') return `https://${address}:${port}`;
      if (performance.now() > until) throw new Error(`the listener is ${standing.state}: ${standing.reason}`);
      await pause(100);
    }
  } finally {
    close();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, address, () => {
      const bound = server.address();
      server.close(() => resolve(typeof bound === 'object' && bound ? bound.port : 0));
    });
  });
}
