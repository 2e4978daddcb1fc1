import { AppError } from '../../shared/contract/errors.ts';
import { appVersion } from '../app-version.ts';
import { createCore } from '../core.ts';
import { lockDataFolder } from '../database/host-lock.ts';
import { systemClock, systemRandom } from '../host/system-ports.ts';
import { createApp } from '../https/app.ts';
import { readAssets } from '../https/assets.ts';
import { selfTestCrypto } from '../keys/crypto-self-test.ts';
import type { Log, Ports } from '../ports.ts';
import type { OpenBackend } from './backend.ts';

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
    // Electron's cryptography is BoringSSL, not the OpenSSL of Node: what is missing must show now, not at the first backup (E23).
    selfTestCrypto(systemRandom);
    const startedAt = systemClock.now().toISOString();
    const lock = lockDataFolder(dataFolder, { pid: process.pid, host: 'desktop', startedAt });
    if (lock === undefined) {
      throw new AppError(
        'CONFLICT',
        `Another REMS Workstation serves ${dataFolder}. Close it first, or open its address in a browser.`,
      );
    }
    try {
      const ports: Ports = {
        clock: systemClock,
        random: systemRandom,
        log,
        paths: { data: dataFolder },
        keyVault,
        notifier,
        app: { version: appVersion, host: 'desktop' },
      };
      const core = await createCore(ports, { workerEntry: importWorker });
      if (caller.session === null) throw new Error('the desktop caller has no session');
      const app = createApp({
        core,
        assets: readAssets(out),
        profile: { kind: 'app', session: caller.session },
        ports,
      });
      return {
        core,
        fetch: (request) => app.fetch(request),
        async close() {
          await core.close();
          lock.release();
        },
      };
    } catch (cause) {
      lock.release();
      throw cause;
    }
  };
}
