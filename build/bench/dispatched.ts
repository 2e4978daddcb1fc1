import { createCore } from '../../main/core.ts';
import { systemClock, systemRandom } from '../../main/host/system-ports.ts';
import type { Ports } from '../../main/ports.ts';
import type { Caller } from '../../main/rpc/context.ts';
import { memoryCarrier } from '../../main/rpc/memory-carrier.ts';
import { clientOf, unwrapReply } from '../../shared/contract/client.ts';
import type { Client } from '../../shared/contract/define.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import type { Account } from './installation.ts';

/** A core in this process, asked through dispatch as the desktop window does. */
export interface Dispatched {
  readonly api: Client<AppContract>;
  /** How long a call took, milliseconds. */
  time(name: string, input: unknown): Promise<number>;
  /** The bytes behind a ticket. */
  download(path: string): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** The ports of a core without a host; faults go to stderr. */
export function benchPorts(folder: string): Ports {
  const tell = (message: string) => void process.stderr.write(`${message}\n`);
  const silent = () => undefined;
  return {
    clock: systemClock,
    random: systemRandom,
    log: { debug: silent, info: silent, warn: tell, error: tell },
    paths: { data: folder },
    notifier: { notify: silent },
    app: { version: '0.0.0', host: 'headless' },
  };
}

/**
 * Opens the installation and signs in.
 * @param workerEntry where the built workers are; everything in this thread when absent
 */
export async function openDispatched(
  folder: string,
  account: Account,
  workerEntry: URL | null = null,
): Promise<Dispatched> {
  const core = await createCore(benchPorts(folder), { workerEntry });
  const caller: Caller = { origin: 'ipc', address: null, session: memoryCarrier() };
  const call = async (name: string, input: unknown) => unwrapReply(await core.dispatch(name, input, caller));
  await call('auth.signIn', account);
  return {
    api: clientOf<AppContract>(call),
    async time(name, input) {
      const begun = performance.now();
      await call(name, input);
      return performance.now() - begun;
    },
    download: (path) =>
      core.tickets.redeemDownload(path.slice('/download/'.length), core.authenticate(caller)?.sessionId ?? null).body(),
    close: () => core.close(),
  };
}
