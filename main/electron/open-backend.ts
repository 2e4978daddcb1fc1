import { appVersion } from '../app-version.ts';
import { bootHost } from '../host/boot.ts';
import { systemClock, systemRandom } from '../host/system-ports.ts';
import { createApp } from '../https/app.ts';
import { readAssets } from '../https/assets.ts';
import type { Log, LogKeeping, Ports } from '../ports.ts';
import type { OpenBackend } from './backend.ts';

/** Beside the running bundle. */
const importWorker = new URL('./import-worker.js', import.meta.url);

/** Opens one data folder for the desktop: its lock, the core, and the web app for `app://`. */
export function createOpenBackend(deps: {
  readonly dataFolder: string;
  /** The folder that holds the built page and its list of files. */
  readonly out: string;
  readonly log: Log;
  readonly logKeeping?: LogKeeping;
  /** How a program of ours is started beside the app. */
  readonly startProcess?: Ports['startProcess'];
}): OpenBackend {
  const { dataFolder, out, log, logKeeping, startProcess } = deps;
  return async ({ keyVault, notifier, caller }) => {
    if (caller.session === null) throw new Error('the desktop caller has no session');
    const ports: Ports = {
      clock: systemClock,
      random: systemRandom,
      log,
      logKeeping,
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
    return {
      core,
      fetch: (request) => app.fetch(request),
      close,
    };
  };
}
