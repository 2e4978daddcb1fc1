import { userInfo } from 'node:os';
import { clientOf, unwrapReply } from '../../shared/contract/client.ts';
import type { Client } from '../../shared/contract/define.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { appVersion } from '../app-version.ts';
import { createCore } from '../core.ts';
import type { Core } from '../core-types.ts';
import { createSystemPorts } from '../host/system-ports.ts';
import type { Log } from '../ports.ts';
import type { Caller } from '../rpc/context.ts';
import { memoryCarrier } from '../rpc/memory-carrier.ts';

/** How a command opens the data. */
export interface OpenOptions {
  /** Also accept an installation that is not set up yet (`init`) or not open (`doctor`). */
  readonly evenIfNotOpen?: boolean;
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

/** Who a command is on record as: the person of the operating system. */
export function localOperator(): string {
  try {
    return `${userInfo().username} (command line)`;
  } catch {
    return '(command line)';
  }
}

/** Opens the data beside a running host or alone; imports run in this process. */
export async function openSession(
  dataFolder: string,
  options: OpenOptions & { readonly recoveryKey?: string | undefined; readonly warn: (message: string) => void },
): Promise<Session> {
  const core = await createCore(
    createSystemPorts({ dataFolder, log: stderrLog(options.warn), app: { version: appVersion, host: 'cli' } }),
    { workerEntry: null, recoveryKey: options.recoveryKey, rememberMachine: false },
  );
  const { state, message } = core.state();
  if (state !== 'READY' && !options.evenIfNotOpen) {
    await core.close();
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

/** Faults that a person should see; the facts stay out of the terminal. */
function stderrLog(warn: (message: string) => void): Log {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (message, data) => warn(typeof data?.note === 'string' ? data.note : message),
    error: (message, data) => warn(data?.cause instanceof Error ? `${message}: ${data.cause.message}` : message),
  };
}
