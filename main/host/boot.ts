import { mkdirSync } from 'node:fs';
import { AppError } from '../../shared/contract/errors.ts';
import { type CoreOptions, createCore } from '../core.ts';
import type { Core } from '../core-types.ts';
import { lockDataFolder } from '../database/host-lock.ts';
import { selfTestCrypto } from '../keys/crypto-self-test.ts';
import type { Ports } from '../ports.ts';
import { type CommandSocket, openCommandSocket } from './command-socket.ts';

/** A core that this host alone serves; commands may still write beside it. */
export interface BootedHost {
  readonly core: Core;
  /** Closes the core, then lets the next host in. */
  close(): Promise<void>;
}

/**
 * Takes the data folder for this host and opens its core. A database that cannot be opened is no failure here: the core's state says why.
 *
 * @throws AppError CONFLICT when another host serves the folder
 */
export async function bootHost(ports: Ports, options: CoreOptions): Promise<BootedHost> {
  // Electron's cryptography is BoringSSL, not the OpenSSL of Node: what is missing must show now, not at the first backup.
  selfTestCrypto(ports.random);
  const folder = ports.paths.data;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = lockDataFolder(folder, {
    pid: process.pid,
    host: ports.app.host,
    startedAt: ports.clock.now().toISOString(),
  });
  if (!lock) {
    throw new AppError(
      'CONFLICT',
      `Another REMS Workstation serves ${folder}. Close it first, or open its address in a browser.`,
    );
  }
  try {
    const core = await createCore(ports, options);
    const commands = await commandSocket(core, ports);
    return {
      core,
      async close() {
        // Together, so that from this moment on nothing more is taken in.
        await Promise.all([commands?.close(), core.close()]);
        lock.release();
      },
    };
  } catch (cause) {
    lock.release();
    throw cause;
  }
}

/** A host without a command line is better than none. */
async function commandSocket(core: Core, { paths, random, log }: Ports): Promise<CommandSocket | undefined> {
  try {
    return await openCommandSocket({ dataFolder: paths.data, core, random, log, platform: process.platform });
  } catch (cause) {
    log.error('commands cannot be taken', { cause });
    return undefined;
  }
}
