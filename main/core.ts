import { contract } from '../shared/contract/index.ts';
import type { HealthState } from '../shared/health.ts';
import { latestToRestore } from '../shared/latest-set.ts';
import type { Write } from './backup/runs.ts';
import type { Core, CoreOptions } from './core-types.ts';
import { dataFiles } from './database/data-files.ts';
import { answers } from './database/installation.ts';
import { migrations } from './database/migrations/index.ts';
import { prepareInstallation } from './database/prepare-installation.ts';
import { createDocumentPrinter } from './files/document-runner.ts';
import { createTickets } from './files/tickets.ts';
import { readKeyringFile } from './keys/keyring-file.ts';
import { parseRecoveryKey } from './keys/recovery-key.ts';
import { createLifecycle } from './lifecycle.ts';
import { startLog } from './logs/service.ts';
import type { Ports } from './ports.ts';
import { examinePlace } from './readiness/examine.ts';
import { createRestoreFromSet } from './restore/from-set.ts';
import { restoreElsewhere } from './restore/restore-elsewhere.ts';
import { createTaskRunner } from './restore/thread.ts';
import { onlyRows } from './rows-only.ts';
import { createCallLog } from './rpc/call-log.ts';
import { isOnThisMachine } from './rpc/console.ts';
import type { AppHandlers } from './rpc/context.ts';
import { createDispatcher } from './rpc/dispatch.ts';
import { handlerIn } from './rpc/handler-in.ts';
import { openApiOf } from './rpc/openapi.ts';
import type { Actor } from './rpc/transact.ts';
import { proveSet } from './sets/prove-set.ts';
import { readSets } from './sets/read-set.ts';
import { createCodeGate } from './setup/code-gate.ts';
import { writeFirstRows } from './setup/first-rows.ts';
import { createSetupProcedures } from './setup/procedures.ts';
import { createSetupService } from './setup/service.ts';

export type { CoreOptions } from './core-types.ts';

/** The composition root: opens the data folder (or says why not) and builds everything behind the one door. */
export async function createCore(ports: Ports, options: CoreOptions): Promise<Core> {
  const tickets = createTickets(ports);
  const calls = createCallLog({
    log: ports.log,
    monotonic: ports.clock.monotonic,
    quiet: new Set(['logs.read']),
  });
  const healthListeners = new Set<(state: HealthState) => void>();
  const tellHealth = (state: HealthState) => {
    for (const listener of healthListeners) listener(state);
  };
  const lifecycle = createLifecycle({
    ports,
    options,
    tickets,
    dispatch: (name, input, caller) => door.dispatch(name, input, caller),
    oversight: { calls, tell: tellHealth },
  });
  const { ready, opened } = lifecycle;
  let openApi: unknown;

  const requireCode = createCodeGate(options.setupCode ?? null);
  const setup = createSetupService({
    ports,
    requireCode,
    print: createDocumentPrinter(options.workerEntry && new URL('./document-worker.js', options.workerEntry)),
    tickets,
    host: {
      state: lifecycle.present,
      prepare: () => prepareInstallation(ports),
      async create(prepared, administrator) {
        const outcome = await prepared.create({
          migrations,
          firstWrite: (db, keys) =>
            writeFirstRows({ db, installId: prepared.installId, ports, administrator, keyring: keys.keyring() }),
        });
        await lifecycle.settle(outcome);
      },
      async welcome(username, start, ctx) {
        const { features } = ready();
        const { auth } = features.identity;
        if (start === 'sample') await features.sample.load(ctx.as(auth.principalOf(username)));
        return auth.open(ctx, username);
      },
      unlock: (recoveryKey, accepted) =>
        lifecycle.open(recoveryKey, {
          ...options,
          acceptRollback: accepted.includes('rollback'),
          olderKeyring: accepted.includes('older-keyring'),
        }),
    },
  });

  const isReady = () => lifecycle.present().state === 'READY';
  const isDamaged = () => (opened()?.integrity.findings() ?? []).length > 0;

  const beforeOpen = {
    setup: createSetupProcedures(setup),
    restore: createRestoreFromSet({
      ports,
      state: lifecycle.present,
      maintain: lifecycle.maintain,
      requireCode,
      run: createTaskRunner(options.workerEntry && new URL('./restore-worker.js', options.workerEntry), {
        ...ports,
        onStep: (step) => ports.onStep?.(step),
      }),
    }),
    system: {
      status: (_, ctx) => ({
        ...lifecycle.present(),
        readOnly: isDamaged(),
        writeTrouble: opened()?.trouble.present() ?? null,
        version: ports.app.version,
        host: ports.app.host,
        setupCodeRequired: Boolean(options.setupCode) && !isReady(),
        // Nobody across the network is told where things lie here.
        dataFolder: isReady() || !isOnThisMachine(ctx) ? null : ports.paths.data,
      }),
      startLog: async () => ({ lines: await startLog(ports.paths.data) }),
    } satisfies Partial<AppHandlers['system']>,
  };

  const closing = new AbortController();
  const door = createDispatcher({
    contract,
    closing: closing.signal,
    log: ports.log,
    random: ports.random,
    host: ports.app.host,
    calls,
    core: {
      state: () =>
        lifecycle.isClosed()
          ? { state: 'CLOSING', message: 'The program is closing. Try again in a moment.' }
          : lifecycle.present(),
      handler(name) {
        if (lifecycle.isClosed()) return undefined;
        // Nothing is opened or set up while the files are being worked on.
        const early = lifecycle.present().state === 'MAINTENANCE' ? { system: beforeOpen.system } : beforeOpen;
        const open = opened();
        return handlerIn(early, name) ?? (open && handlerIn(open.features.handlers, name));
      },
      data: opened,
      readOnly: isDamaged,
      authenticate: (caller) => opened()?.features.identity.authenticate(caller) ?? null,
      present: (principal) => opened()?.features.identity.present(principal) ?? null,
      read: (name, input) => opened()?.read(name, input),
      transact: (actor, work, flush) => ready().transactor.transact(actor, work, flush),
      onlyRows,
      flushing: () => opened()?.flushing(),
    },
  });

  await lifecycle.open(options.recoveryKey);

  return {
    ...door,
    tickets,
    onEvent: lifecycle.onEvent,
    onState: lifecycle.onState,
    state: lifecycle.present,
    authenticate: (caller) => opened()?.features.identity.authenticate(caller) ?? null,
    present: (principal) => opened()?.features.identity.present(principal) ?? null,
    refuseToken: (caller, requestId) => ready().features.identity.refuseToken(caller, requestId),
    slept() {
      opened()?.features.identity.slept();
      // Their time may have come meanwhile.
      if (options.workerEntry) opened()?.features.surveys.jobs.lookNow();
    },
    runDueJobs: () => ready().features.surveys.jobs.runDue(),
    refreshDirectoryAccounts: () => ready().features.identity.refreshDirectoryAccounts(),
    calendar(token) {
      const open = opened();
      if (!open) return null;
      const { surveys, identity } = open.features;
      return surveys.calendar.read(token, identity.admits);
    },
    openApi() {
      openApi ??= openApiOf(contract, ports.app.version);
      return openApi;
    },
    health() {
      const open = opened();
      const database = open !== undefined && answers(open.data.db);
      return {
        status: database && open.features.protection.oversight.health.isVital() ? 'healthy' : 'degraded',
        database,
        timestamp: ports.clock.now().toISOString(),
        version: ports.app.version,
      };
    },
    examine() {
      const open = opened();
      if (open) return open.features.protection.readiness.examine();
      return examinePlace({
        folder: ports.paths.data,
        present: lifecycle.present(),
        migrations,
        app: ports.app,
        environment: process.env,
        now: ports.clock.now(),
      });
    },
    async checkHealth() {
      const open = opened();
      return open ? (await open.features.protection.oversight.health.check()).state : null;
    },
    onHealth(listener) {
      healthListeners.add(listener);
      return () => healthListeners.delete(listener);
    },
    async proveSet({ folder, recoveryKey, operator }) {
      const secret = recoveryKey === undefined ? undefined : parseRecoveryKey(recoveryKey);
      const keys = secret ? { recoveryKey: secret } : { authentication: ready().data.keys.authentication };
      try {
        const proof = proveSet({ folder, keys, clock: ports.clock });
        const open = opened();
        if (!open || isDamaged()) return proof;
        const actor: Actor = {
          accountId: null,
          name: operator,
          origin: 'cli',
          address: null,
          requestId: ports.random.uuid(),
          action: 'backup.verify',
        };
        const write: Write = (work) => open.transactor.transact(actor, work);
        await open.features.protection.backups.service.recordElsewhere(folder, proof, write);
        return proof;
      } finally {
        secret?.fill(0);
      }
    },
    newestSet() {
      const data = opened()?.data;
      return latestToRestore(readSets(dataFiles(ports.paths.data).backups, data?.keys.authentication, data?.installId));
    },
    opensByKeyStore() {
      const read = readKeyringFile(dataFiles(ports.paths.data).keyring);
      return read.state === 'intact' && read.keyring.slots.some(({ t }) => t === 'safeStorage');
    },
    restoreTo: (order) => restoreElsewhere({ ports, ...order }),
    deriveKey: (purpose) => opened()?.data.keys.derive(purpose),
    close() {
      closing.abort();
      return lifecycle.close();
    },
  };
}
