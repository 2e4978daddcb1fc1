import { clientOf, unwrapReply } from '../../shared/contract/client.ts';
import type { Client } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { appVersion } from '../app-version.ts';
import { type CoreOptions, createCore } from '../core.ts';
import type { Core } from '../core-types.ts';
import { localOperator } from '../host/local-operator.ts';
import { createSystemPorts } from '../host/system-ports.ts';
import type { Log } from '../ports.ts';
import type { Caller } from '../rpc/context.ts';
import { memoryCarrier } from '../rpc/memory-carrier.ts';
import { findRunningApp, type RunningApp } from './running-app.ts';

/** How a command opens the data. */
export interface OpenOptions {
  /** Also accept an installation that is not set up yet (`init`) or not open (`doctor`). */
  readonly evenIfNotOpen?: boolean;
  /** The recovery key on standard input belongs to something else than these data. */
  readonly withoutKey?: boolean;
  /** Gives this machine a key of its own when the recovery key opened the data; a single command needs none. */
  readonly rememberMachine?: boolean;
  /** Decisions of an administrator that let damaged or older data open. */
  readonly accept?: Pick<CoreOptions, 'acceptRollback' | 'olderKeyring'>;
}

/** The data, open for one command. */
export interface Session {
  readonly core: Core;
  readonly api: Client<AppContract>;
  close(): Promise<void>;
}

/** The data cannot be opened: the state and what to do. Ends with exit code 3. */
export class NotOpen extends Error {
  override readonly name = 'NotOpen';
  readonly state: string;
  constructor(state: string, message: string) {
    super(message);
    this.state = state;
  }
}

/** Opens the data beside a running host or alone; imports run in this process. */
export async function openSession(
  dataFolder: string,
  options: OpenOptions & { readonly recoveryKey?: string | undefined; readonly warn: (message: string) => void },
): Promise<Session> {
  const core = await createCore(
    createSystemPorts({ dataFolder, log: stderrLog(options.warn), app: { version: appVersion, host: 'cli' } }),
    {
      workerEntry: null,
      recoveryKey: options.recoveryKey,
      rememberMachine: options.rememberMachine ?? false,
      ...options.accept,
    },
  );
  const { state, message } = core.state();
  if (state !== 'READY' && !options.evenIfNotOpen) {
    await core.close();
    // The key is in the key store of the operating system, which only the desktop app can ask.
    const app = state === 'KEY_UNAVAILABLE' ? await findRunningApp(dataFolder) : undefined;
    if (app !== undefined) return throughApp(core, app);
    throw new NotOpen(state, message);
  }
  const caller: Caller = {
    origin: 'cli',
    address: null,
    session: memoryCarrier(),
    operator: { name: localOperator() },
  };
  return {
    core,
    api: clientOf<AppContract>(async (name, input) => unwrapReply(await core.dispatch(name, input, caller))),
    close: () => core.close(),
  };
}

/** A command's session in the app that has the data open; the closed core stands in for the rest. */
async function throughApp(closed: Core, app: RunningApp): Promise<Session> {
  const api = clientOf<AppContract>(async (name, input) => unwrapReply(await app.dispatch(name, input)));
  const { state, message } = await api.system.status({}).catch((cause: unknown) => {
    // An app that is just closing.
    if (!(cause instanceof AppError) || cause.code !== 'UNAVAILABLE') throw cause;
    return { state: cause.details?.state ?? cause.code, message: cause.message };
  });
  if (state !== 'READY') throw new NotOpen(state, message);
  return {
    core: {
      ...closed,
      tickets: { ...closed.tickets, ...app.tickets },
      health: () => ({ ...closed.health(), status: 'healthy', database: true }),
    },
    api,
    close: () => Promise.resolve(),
  };
}

/** Faults that a person should see; the facts stay out of the terminal. */
function stderrLog(warn: (message: string) => void): Log {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (message, data) => warn(typeof data?.note === 'string' ? data.note : message),
    error: (message, data) => warn(data?.cause instanceof Error ? `${message}: ${data.cause.message}` : message),
  };
}
