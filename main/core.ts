import { AppError } from '../shared/contract/errors.ts';
import type { AppEvent } from '../shared/contract/events.ts';
import { contract } from '../shared/contract/index.ts';
import type { OpenState } from '../shared/system.ts';
import type { Core } from './core-types.ts';
import { answers } from './database/installation.ts';
import { migrations } from './database/migrations/index.ts';
import { openData } from './database/open-data.ts';
import type { OpenedData } from './database/open-outcome.ts';
import { prepareInstallation } from './database/prepare-installation.ts';
import { examine } from './doctor/examine.ts';
import { createTickets } from './files/tickets.ts';
import { createOpenedCore, type OpenedCore } from './opened-core.ts';
import type { Ports } from './ports.ts';
import type { AppHandlers } from './rpc/context.ts';
import { createDispatcher } from './rpc/dispatch.ts';
import { tellAll } from './rpc/event-bus.ts';
import { handlerIn } from './rpc/handler-in.ts';
import { openApiOf } from './rpc/openapi.ts';
import type { Workshop } from './rpc/workshop.ts';
import { writeFirstRows } from './setup/first-rows.ts';
import { createSetupProcedures } from './setup/procedures.ts';
import { createSetupService } from './setup/service.ts';

/** How a core is opened. */
export interface CoreOptions {
  /** The recovery key as typed, where no key is on this machine. */
  readonly recoveryKey?: string | undefined;
  /** Give this machine its own key after opening with the recovery key. */
  readonly rememberMachine?: boolean | undefined;
  /** Goes on with data that are older than the anchor; on record in the audit trail. */
  readonly acceptRollback?: boolean | undefined;
  /** Goes on with the newest intact predecessor of a damaged or missing keyring; on record too. */
  readonly olderKeyring?: boolean | undefined;
  /** The one-time code that set-up over HTTP asks for; null where the console itself is the proof. */
  readonly setupCode?: string | null;
  /** Where the import worker's code is; null runs imports in this thread. */
  readonly workerEntry: URL | null;
}

/** The composition root: opens the data folder (or says why not) and builds everything behind the one door. */
export async function createCore(ports: Ports, options: CoreOptions): Promise<Core> {
  const tickets = createTickets(ports);
  const eventListeners = new Set<(event: AppEvent) => void>();
  const stateListeners = new Set<(state: OpenState) => void>();
  let opened: OpenedCore | undefined;
  let present: { state: OpenState; message: string } = { state: 'SETUP', message: '' };
  let closed = false;
  let openApi: unknown;

  async function settle(data: OpenedData): Promise<void> {
    const { workerEntry } = options;
    const onEvent = (event: AppEvent) => tellAll(eventListeners, event, ports.log);
    const built = createOpenedCore({ data, ports, tickets, workerEntry, workshop, onEvent });
    opened = built;
    built.recover();
    present = { state: 'READY', message: '' };
    await built.recordNotes();
    tell(present);
    built.start();
  }

  function tell(state: typeof present): void {
    present = state;
    for (const listener of stateListeners) listener(state.state);
  }

  async function open(recoveryKey: string | undefined, accept = options): Promise<typeof present> {
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

  const workshop: Workshop = {
    async closed(message, work) {
      const { database, authentication } = ready().data.keys;
      const keys = { database: Buffer.from(database), authentication: Buffer.from(authentication) };
      const before = ready();
      // Nobody is let in any more before the data close.
      opened = undefined;
      tell({ state: 'MAINTENANCE', message });
      try {
        await before.close();
        return await work(keys);
      } finally {
        keys.database.fill(0);
        keys.authentication.fill(0);
        if (!closed) tell(await open(options.recoveryKey));
      }
    },
  };

  const setup = createSetupService({
    ports,
    code: options.setupCode ?? null,
    host: {
      state: () => present,
      prepare: () => prepareInstallation(ports),
      async create(prepared, administrator) {
        const outcome = await prepared.create({
          migrations,
          firstWrite: (db) => writeFirstRows({ db, installId: prepared.installId, ports, administrator }),
        });
        await settle(outcome);
      },
      async welcome(username, start, ctx) {
        const { features } = ready();
        const { auth } = features.identity;
        if (start === 'sample') await features.sample.load(ctx.as(auth.principalOf(username)));
        return auth.open(ctx, username);
      },
      unlock: (recoveryKey, accepted) =>
        open(recoveryKey, {
          ...options,
          acceptRollback: accepted.includes('rollback'),
          olderKeyring: accepted.includes('older-keyring'),
        }),
    },
  });

  function ready(): OpenedCore {
    if (!opened || closed) throw new AppError('UNAVAILABLE', present.message, { details: { state: present.state } });
    return opened;
  }

  const beforeOpen = {
    setup: createSetupProcedures(setup),
    system: {
      status: () => ({
        ...present,
        readOnly: false,
        version: ports.app.version,
        host: ports.app.host,
        setupCodeRequired: Boolean(options.setupCode) && present.state !== 'READY',
        dataFolder: present.state === 'READY' ? null : ports.paths.data,
      }),
    } satisfies Partial<AppHandlers['system']>,
  };

  const dispatch = createDispatcher({
    contract,
    log: ports.log,
    random: ports.random,
    core: {
      state: () => (closed ? { state: 'CLOSING', message: 'The program is closing. Try again in a moment.' } : present),
      handler: (name) =>
        closed ? undefined : (handlerIn(beforeOpen, name) ?? (opened && handlerIn(opened.features.handlers, name))),
      authenticate: (caller) => opened?.features.identity.authenticate(caller) ?? null,
      present: (principal) => opened?.features.identity.present(principal) ?? null,
      transact: (actor, work) => ready().transactor.transact(actor, work),
    },
  });

  await open(options.recoveryKey);

  return {
    dispatch,
    tickets,
    onEvent: (listener) => subscribe(eventListeners, listener),
    onState: (listener) => subscribe(stateListeners, listener),
    state: () => present,
    authenticate: (caller) => (closed ? null : (opened?.features.identity.authenticate(caller) ?? null)),
    present: (principal) => (closed ? null : (opened?.features.identity.present(principal) ?? null)),
    slept() {
      opened?.features.identity.slept();
      // Their time may have come meanwhile.
      if (options.workerEntry && !closed) opened?.features.surveys.jobs.lookNow();
    },
    runDueJobs: () => ready().features.surveys.jobs.runDue(),
    refreshDirectoryAccounts: () => ready().features.identity.refreshDirectoryAccounts(),
    calendar(token) {
      if (closed || !opened) return null;
      const { surveys, identity } = opened.features;
      return surveys.calendar.read(token, identity.admits);
    },
    openApi() {
      openApi ??= openApiOf(contract, ports.app.version);
      return openApi;
    },
    health() {
      const database = !closed && opened !== undefined && answers(opened.data.db);
      return {
        status: database ? 'healthy' : 'degraded',
        database,
        timestamp: ports.clock.now().toISOString(),
        version: ports.app.version,
      };
    },
    examine: () => examine({ folder: ports.paths.data, present, db: opened?.data.db, migrations }),
    deriveKey: (purpose) => (closed ? undefined : opened?.data.keys.derive(purpose)),
    async close() {
      if (closed) return;
      closed = true;
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
