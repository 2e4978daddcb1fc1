import { AppError } from '../shared/contract/errors.ts';
import type { AppEvent } from '../shared/contract/events.ts';
import type { OpenState } from '../shared/system.ts';
import { createAlone } from './alone.ts';
import type { CoreOptions } from './core-types.ts';
import { closeUntouched } from './database/close-untouched.ts';
import { migrations } from './database/migrations/index.ts';
import { openData } from './database/open-data.ts';
import type { OpenedData } from './database/open-outcome.ts';
import { isUnreadable } from './database/sql-errors.ts';
import type { Oversight } from './feature-deps.ts';
import type { Tickets } from './files/tickets.ts';
import { createOpenedCore, type OpenedCore } from './opened-core.ts';
import type { Ports } from './ports.ts';
import type { Dispatch } from './rpc/dispatch.ts';
import { tellAll } from './rpc/event-bus.ts';
import type { Report, Workshop } from './rpc/workshop.ts';

/** READY, or why the data are not open, with a sentence. */
export interface Present {
  readonly state: OpenState;
  readonly message: string;
}

/** Decisions of an administrator that let damaged or older data open. */
export type Accepted = Pick<CoreOptions, 'acceptRollback' | 'olderKeyring'>;

const unreadableNow =
  'The key is right, but the database cannot be read: it is damaged. Nothing was changed. Restore the newest backup.';

/** Opens the data, closes them for work on their files, opens them again, and tells everybody who waits. */
export function createLifecycle(deps: {
  readonly ports: Ports;
  readonly options: CoreOptions;
  readonly tickets: Tickets;
  /** The door of the core, for features that try it. */
  readonly dispatch: Dispatch;
  readonly oversight: Oversight;
}) {
  const { ports, options, tickets, dispatch, oversight } = deps;
  const eventListeners = new Set<(event: AppEvent) => void>();
  const stateListeners = new Set<(state: OpenState) => void>();
  let opened: OpenedCore | undefined;
  let present: Present = { state: 'SETUP', message: '' };
  let closed = false;
  const alone = createAlone(ports);
  /** The work on closed data, while there is any. */
  let maintenance: Promise<unknown> | undefined;

  function publish(event: AppEvent): void {
    tellAll(eventListeners, event, ports.log);
  }

  function tell(next: Present): void {
    present = next;
    for (const listener of stateListeners) listener(next.state);
    // Windows and browsers ask again; streams of sessions that are over end.
    publish({ topic: 'system' });
  }

  async function settle(data: OpenedData): Promise<void> {
    const { workerEntry } = options;
    let built: OpenedCore;
    try {
      built = createOpenedCore({
        data,
        ports,
        tickets,
        workerEntry,
        workshop,
        dispatch,
        oversight,
        onEvent: publish,
      });
    } catch (cause) {
      if (!isUnreadable(cause)) {
        data.db.close();
        throw cause;
      }
      closeUntouched(data.db, data.keys.database);
      data.keys.wipe();
      ports.log.error('the database cannot be read', { cause });
      return tell({ state: 'DB_CORRUPT', message: unreadableNow });
    }
    opened = built;
    built.lookForDamage();
    built.recover();
    present = { state: 'READY', message: '' };
    await built.recordNotes();
    tell(present);
    built.start();
  }

  async function open(recoveryKey: string | undefined, accept: Accepted = options): Promise<Present> {
    try {
      const how = {
        migrations,
        ...(recoveryKey !== undefined && { recoveryKey }),
        ...(options.rememberMachine !== undefined && { rememberMachine: options.rememberMachine }),
        ...(accept.acceptRollback !== undefined && { acceptRollback: accept.acceptRollback }),
      };
      let outcome = await openData(ports, how);
      if (outcome.state !== 'READY' && outcome.keyringGeneration !== undefined && accept.olderKeyring) {
        outcome = await openData(ports, { ...how, keyringGeneration: outcome.keyringGeneration });
      }
      if (outcome.state === 'READY') await settle(outcome);
      else present = { state: outcome.state, message: outcome.message };
    } catch (cause) {
      // The place is at fault, not the data: read-only, full, or held by another program for the moment.
      if (!(cause instanceof AppError) || cause.code !== 'UNAVAILABLE') throw cause;
      ports.log.warn('the data folder cannot be used', { cause });
      present = { state: 'FOLDER_REFUSED', message: cause.message };
    }
    return present;
  }

  /** Opens again after work on closed data; whatever happens, the state says something true afterwards. */
  async function reopen(recoveryKey: string | undefined): Promise<void> {
    if (closed) return;
    try {
      await open(recoveryKey);
    } catch (cause) {
      ports.log.error('the data do not open again', { cause });
      const message = cause instanceof AppError ? cause.message : 'The data do not open again. The log says why.';
      present = { state: 'FOLDER_REFUSED', message };
    }
    if (present.state !== 'READY') tell(present);
  }

  /** Does work while nobody is let in, and opens the data afterwards, whether it went well or not. */
  async function maintain<T>(
    message: string,
    work: (report: Report) => Promise<T>,
    recoveryKey: () => string | undefined,
  ): Promise<T> {
    if (maintenance || closed) throw notOpen();
    const run = (async () => {
      let key = options.recoveryKey;
      try {
        tell({ state: 'MAINTENANCE', message });
        const result = await work((next) => tell({ state: 'MAINTENANCE', message: next }));
        key = recoveryKey() ?? key;
        return result;
      } finally {
        await reopen(key);
      }
    })();
    maintenance = run;
    try {
      return await run;
    } finally {
      maintenance = undefined;
    }
  }

  const closedAlone: Workshop['closed'] = async (message, work, again = {}) => {
    const before = ready();
    if (maintenance) throw notOpen();
    const { keys: open } = before.data;
    const keys = { database: Buffer.from(open.database), authentication: Buffer.from(open.authentication) };
    // Nobody is let in any more before the data close.
    opened = undefined;
    try {
      const result = await maintain(
        message,
        async (report) => {
          await before.close();
          return await work(keys, report);
        },
        () => again.recoveryKey,
      );
      if (present.state !== 'READY') throw notOpen();
      return result;
    } finally {
      keys.database.fill(0);
      keys.authentication.fill(0);
    }
  };

  const workshop: Workshop = {
    alone,
    closed: (message, work, again) => alone(() => closedAlone(message, work, again)),
  };

  function notOpen(): AppError {
    const message = present.message || 'The data are about to open again. Try again in a moment.';
    return new AppError('UNAVAILABLE', message, { details: { state: present.state } });
  }

  function ready(): OpenedCore {
    if (!opened || closed) throw notOpen();
    return opened;
  }

  return {
    /** Work on data that are not open: a restore before anybody can sign in. Answers when the data were opened, or say why they are not. */
    maintain: <T>(message: string, work: (report: Report) => Promise<T>, recoveryKey: () => string | undefined) =>
      alone(() => maintain(message, work, recoveryKey)),
    open,
    settle,
    ready,
    present: () => present,
    /** What is open; undefined while nothing is, or the core was closed. */
    opened: () => (closed ? undefined : opened),
    isClosed: () => closed,
    onEvent: (listener: (event: AppEvent) => void) => subscribe(eventListeners, listener),
    onState: (listener: (state: OpenState) => void) => subscribe(stateListeners, listener),
    async close(): Promise<void> {
      if (closed) return;
      closed = true;
      // Half of a restore would be settled at the next start, but whole is better; its caller is told how it ended.
      await maintenance?.catch(() => undefined);
      await opened?.close();
    },
  };
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
