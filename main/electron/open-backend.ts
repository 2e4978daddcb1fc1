import { appVersion } from '../app-version.ts';
import type { Core } from '../core-types.ts';
import { bootHost } from '../host/boot.ts';
import { systemClock, systemRandom } from '../host/system-ports.ts';
import { createApp } from '../https/app.ts';
import { readAssets } from '../https/assets.ts';
import type { Log, Ports } from '../ports.ts';
import type { OpenBackend } from './backend.ts';
import { type CommandSocket, openCommandSocket } from './command-socket.ts';

/** Beside the running bundle. */
const importWorker = new URL('./import-worker.js', import.meta.url);

/** Opens one data folder for the desktop: its lock, the core, and the web app for `app://`. */
export function createOpenBackend(deps: {
  readonly dataFolder: string;
  /** The folder that holds the built page and its list of files. */
  readonly out: string;
  readonly log: Log;
}): OpenBackend {
  const { dataFolder, out, log } = deps;
  return async ({ keyVault, notifier, caller }) => {
    if (caller.session === null) throw new Error('the desktop caller has no session');
    const ports: Ports = {
      clock: systemClock,
      random: systemRandom,
      log,
      paths: { data: dataFolder },
      keyVault,
      notifier,
      authorizedUsers: process.env.AUTHORIZED_USERS,
      app: { version: appVersion, host: 'desktop' },
    };
    const assets = readAssets(out);
    const { core, close } = await bootHost(ports, { workerEntry: importWorker });
    const app = createApp({ core, assets, profile: { kind: 'app', session: caller.session }, ports });
    const commands = await commandSocket(core);
    return {
      core,
      fetch: (request) => app.fetch(request),
      async close() {
        // Together, so that from this moment on nothing more is taken in.
        await Promise.all([commands?.close(), close()]);
      },
    };
  };

  /** A window without a command line is better than none. */
  async function commandSocket(core: Core): Promise<CommandSocket | undefined> {
    try {
      return await openCommandSocket({ dataFolder, core, random: systemRandom, log, platform: process.platform });
    } catch (cause) {
      log.error('commands cannot be taken', { cause });
      return undefined;
    }
  }
}
