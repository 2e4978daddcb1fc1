import { appVersion } from '../app-version.ts';
import { bootHost } from '../host/boot.ts';
import { createHostWatch } from '../host/host-watch.ts';
import { systemClock, systemRandom } from '../host/system-ports.ts';
import { accessLine } from '../https/access-line.ts';
import { createApp } from '../https/app.ts';
import { readAssets } from '../https/assets.ts';
import { createHostNetwork } from '../https/host-network.ts';
import type { Log, LogKeeping, Ports } from '../ports.ts';
import { authorityIn } from '../tls/certificate-store.ts';
import type { OpenBackend } from './backend.ts';

/** Beside the running bundle. */
const importWorker = new URL('./import-worker.js', import.meta.url);
const listenerWorker = new URL('./listener-worker.js', import.meta.url);

/** Opens one data folder for the desktop: its lock, the core, the web app for `app://`, and for other computers where they are let in. */
export function createOpenBackend(deps: {
  readonly dataFolder: string;
  /** The folder that holds the built page and its list of files. */
  readonly out: string;
  readonly log: Log;
  readonly logKeeping?: LogKeeping;
  /** The code of the thread that serves other computers; beside the running bundle when absent. */
  readonly listenerEntry?: URL;
  /** Where requests of other computers are written down. */
  readonly access?: { write(line: string): void };
  /** How a program of ours is started beside the app. */
  readonly startProcess?: Ports['startProcess'];
}): OpenBackend {
  const { dataFolder, out, log, logKeeping, listenerEntry = listenerWorker, access, startProcess } = deps;
  return async ({ keyVault, notifier, caller, startWithComputer }) => {
    if (caller.session === null) throw new Error('the desktop caller has no session');
    const network = createHostNetwork({
      listenerEntry,
      clock: systemClock,
      log,
      onAnswered: (entry) => access?.write(accessLine(entry)),
    });
    const watch = createHostWatch();
    watch.watch(network);
    const ports: Ports = {
      clock: systemClock,
      random: systemRandom,
      log,
      logKeeping,
      watch,
      network,
      startWithComputer,
      paths: { data: dataFolder },
      keyVault,
      startProcess,
      notifier,
      authorizedUsers: process.env.AUTHORIZED_USERS,
      app: { version: appVersion, host: 'desktop' },
    };
    const assets = readAssets(out);
    const { core, close } = await bootHost(ports, { workerEntry: importWorker });
    const app = createApp({ core, assets, profile: { kind: 'app', session: caller.session }, ports });
    network.serve(
      createApp({
        core,
        assets,
        profile: { kind: 'https', rules: network.rules, authority: () => authorityIn(dataFolder) },
        ports,
      }),
    );
    return {
      core,
      fetch: (request) => app.fetch(request),
      network,
      async close() {
        // Requests of other computers are let finish before the data close.
        if (network.facts().state !== 'off') await network.close();
        await Promise.all([network.close(), close()]);
      },
    };
  };
}
