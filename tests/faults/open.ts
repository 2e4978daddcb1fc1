import { type CoreOptions, createCore } from '../../main/core.ts';
import type { Core } from '../../main/core-types.ts';
import type { Db } from '../../main/database/connection.ts';
import { migrations } from '../../main/database/migrations/index.ts';
import { openData } from '../../main/database/open-data.ts';
import { systemClock } from '../../main/host/system-ports.ts';
import type { Clock } from '../../main/ports.ts';
import type { Caller } from '../../main/rpc/context.ts';
import { clientOf, unwrapReply } from '../../shared/contract/client.ts';
import type { Client } from '../../shared/contract/define.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { memoryLog, testPorts } from '../support/ports.ts';

/** The person at the command line: every right, no session. */
export const operator: Caller = { origin: 'cli', address: null, session: null, operator: { name: 'faults' } };

/** A core on a folder, with the operator's client. */
export interface Opened {
  readonly core: Core;
  readonly api: Client<AppContract>;
  readonly log: ReturnType<typeof memoryLog>;
  /** The shape that the other test supports take. */
  as(): Client<AppContract>;
  close(): Promise<void>;
}

/** Opens a core as a host does; whatever state that ends in. */
export async function openCore(
  folder: string,
  options: Partial<CoreOptions> & { readonly clock?: Clock } = {},
): Promise<Opened> {
  const { clock = systemClock, ...core } = options;
  const log = memoryLog();
  const opened = await createCore(testPorts({ folder, clock, log }), { workerEntry: null, ...core });
  const api = clientOf<AppContract>(async (name, input) => unwrapReply(await opened.dispatch(name, input, operator)));
  return { core: opened, api, log, as: () => api, close: () => opened.close() };
}

/** Opens a core and insists that its data are open. */
export async function openReady(folder: string, options: Parameters<typeof openCore>[1] = {}): Promise<Opened> {
  const opened = await openCore(folder, options);
  const { state, message } = opened.core.state();
  if (state === 'READY') return opened;
  await opened.close();
  throw new Error(`${state}: ${message}`);
}

/** The database of a folder that nothing has open, for looking behind the door. */
export async function behindTheDoor<T>(folder: string, look: (db: Db) => T): Promise<T> {
  const ports = testPorts({ folder, clock: systemClock, log: memoryLog() });
  const outcome = await openData(ports, { migrations });
  if (outcome.state !== 'READY') throw new Error(`${outcome.state}: ${outcome.message}`);
  try {
    return look(outcome.db);
  } finally {
    outcome.db.close();
    outcome.keys.wipe();
  }
}
