import type { AppEvent } from '../shared/contract/events.ts';
import { logDefaults } from '../shared/logs.ts';
import { watchDirectory } from './auth/directory-watch.ts';
import type { AuditHead } from './database/audit-head.ts';
import { retryWhileBusy } from './database/busy-retry.ts';
import { createCheckpointThread } from './database/checkpoint-thread.ts';
import { createFlushThread } from './database/flush-thread.ts';
import { checkIntegrity, createIntegrity } from './database/integrity.ts';
import type { OpenedData } from './database/open-outcome.ts';
import { sizeOf } from './database/sidecars.ts';
import { watchStatements } from './database/slow-statements.ts';
import { createWriteTrouble } from './database/write-trouble.ts';
import type { Oversight } from './feature-deps.ts';
import type { Tickets } from './files/tickets.ts';
import { createFeatures } from './handlers.ts';
import type { Ports } from './ports.ts';
import { readsLong } from './reading.ts';
import type { Dispatch } from './rpc/dispatch.ts';
import { createEventBus } from './rpc/event-bus.ts';
import { programActor } from './rpc/program-actor.ts';
import { createReadingThread } from './rpc/reading-thread.ts';
import { createTransactor } from './rpc/transact.ts';
import type { Workshop } from './rpc/workshop.ts';

/** Up to this size (bytes) reading every page takes well under two seconds. */
const wholeAtStart = 32 * 1024 * 1024;

/** What stands on an open database: the one writer, the events, every feature, and what runs by itself. */
export function createOpenedCore(deps: {
  readonly data: OpenedData;
  readonly ports: Ports;
  readonly tickets: Tickets;
  /** Where the import worker's code is; null in commands, which run nothing by themselves. */
  readonly workerEntry: URL | null;
  readonly workshop: Workshop;
  readonly dispatch: Dispatch;
  readonly oversight: Oversight;
  readonly onEvent: (event: AppEvent) => void;
}) {
  const { data, ports, tickets, workerEntry, workshop, dispatch, oversight } = deps;
  // First, so that it sees every statement that is prepared below.
  const statements = watchStatements(data.db, {
    limitMs: logDefaults.slowQueryMs,
    note: ({ sql, ms }) => ports.log.info('slow statement', { sql, ms }),
  });
  let pumping = false;
  let stopWatching = () => {};
  // Commits of other connections (import worker, commands) move the head too.
  const events = createEventBus({
    db: data.db,
    log: ports.log,
    onNews: (head) => noteHead(head),
  });
  const trouble = createWriteTrouble({
    folder: ports.paths.data,
    onChange() {
      deps.onEvent({ topic: 'system' });
      // A command is over in a moment; what it could not save it says itself.
      if (ports.app.host !== 'cli') features.protection.oversight.followTrouble();
    },
  });
  const checkpoints =
    workerEntry &&
    createCheckpointThread({
      entry: new URL('./checkpoint-worker.js', workerEntry),
      db: data.db,
      key: () => data.keys.database,
      clock: ports.clock,
      log: ports.log,
    });
  const flushes =
    workerEntry &&
    createFlushThread({
      entry: new URL('./flush-worker.js', workerEntry),
      db: data.db,
      file: `${data.db.name}-wal`,
      clock: ports.clock,
      log: ports.log,
      onFault: trouble.probe,
    });
  /** The anchor is never further on than what is on the disk: after a power cut that would look like a loss of records. */
  function noteHead({ seq, hash }: AuditHead): void {
    const note = () => data.anchor.note(seq, hash);
    if (flushes) flushes.afterwards(note);
    else note();
  }
  const transactor = createTransactor({
    db: data.db,
    clock: ports.clock,
    trouble,
    flushes,
    onCommit(head) {
      noteHead(head);
      checkpoints?.committed();
      if (pumping) return;
      pumping = true;
      setImmediate(() => {
        pumping = false;
        if (data.db.open) events.pump();
      });
    },
  });
  events.subscribe(deps.onEvent);
  /** Nothing that happens by itself may write into a damaged database. */
  const integrity = createIntegrity(() => {
    ports.log.error('the database is damaged', { findings: integrity.findings() });
    stopWatching();
    features.surveys.jobs.stop().catch((cause: unknown) => ports.log.error('the jobs could not be stopped', { cause }));
    features.protection.oversight.lookOn();
    deps.onEvent({ topic: 'system' });
  });
  const features = createFeatures({
    data,
    ports,
    transactor,
    tickets,
    events,
    workerEntry,
    workshop,
    integrity,
    dispatch,
    oversight,
    statements,
    trouble,
  });

  const thread =
    workerEntry &&
    createReadingThread({
      entry: new URL('./reading-worker.js', workerEntry),
      file: data.db.name,
      key: () => data.keys.database,
      statements,
      clock: ports.clock,
      log: ports.log,
    });

  const isSmall = () => (sizeOf(data.db.name) ?? 0) < wholeAtStart;

  /** At once as a rule; while a command's import holds the write lock, after it. */
  function setInterruptedImportsBack(): void {
    const attempt = () => {
      if (data.db.open) features.imports.recover();
    };
    retryWhileBusy(attempt, Number.POSITIVE_INFINITY).catch((cause: unknown) =>
      ports.log.error('interrupted imports could not be set back', { cause }),
    );
  }

  return {
    data,
    transactor,
    features,
    integrity,
    trouble,

    /** Whether all that is committed by now is on the disk, once that is known; undefined when it is. */
    flushing: () => flushes?.flushing(),

    /** Asks the reading thread, where there is one and the query takes long. */
    read: (name: string, input: unknown) =>
      thread && readsLong(name) && !features.surveys.isAtHand(name, input) ? thread.answer(name, input) : undefined,

    /** A host is alone on its data; a command beside it must not touch what the host is working on. */
    recover(): void {
      if (workerEntry) setInterruptedImportsBack();
    },

    /** What had to be said on opening goes on record. */
    async recordNotes(): Promise<void> {
      for (const note of data.notes) ports.log.warn('note on opening the data', { note });
      if (data.notes.length === 0) return;
      const actor = programActor(ports.random, '(start)', 'system.open');
      await retryWhileBusy(() =>
        transactor.transact(actor, (tx) =>
          tx.audit({ entity: 'system', entityId: data.installId, changes: { notes: { old: null, new: data.notes } } }),
        ),
      );
    },

    /** A small database is read whole before anybody works on it; a large one right afterwards, in a thread. */
    lookForDamage(): void {
      if (ports.app.host === 'cli' || !isSmall()) return;
      const findings = checkIntegrity(data.db, 'quick');
      if (findings.length === 0) return;
      features.protection.restoring.tellDamage(findings);
      integrity.report(findings);
    },

    /** Starts what runs by itself. A command is over before anybody's group changes or a job is due. */
    start(): void {
      if (workerEntry) features.protection.oversight.start();
      features.lan.start();
      if (!workerEntry || integrity.findings().length > 0) return;
      const refresh = features.identity.refreshDirectoryAccounts;
      stopWatching = watchDirectory({ refresh, log: ports.log });
      features.surveys.jobs
        .start()
        .catch((cause: unknown) => ports.log.error('the jobs could not be started', { cause }));
      if (!isSmall()) features.protection.restoring.lookForDamage();
    },

    async close(): Promise<void> {
      stopWatching();
      features.protection.oversight.close();
      features.protection.keys.close();
      await Promise.all([
        features.lan.close(),
        features.surveys.jobs.stop(),
        features.protection.backups.service.close(),
        features.protection.audit.close(),
        features.protection.restoring.close(),
        thread?.close(),
        checkpoints?.close(),
        flushes?.close(),
      ]);
      await features.imports.close();
      events.close();
      features.registry.close();
      // From here to the end nothing may come between: what is committed after the anchor would be missing in it.
      data.anchor.flush();
      if (data.db.open) {
        data.db.pragma('wal_checkpoint(TRUNCATE)');
        data.db.close();
      }
      data.keys.wipe();
    },
  };
}

/** What {@link createOpenedCore} makes. */
export type OpenedCore = ReturnType<typeof createOpenedCore>;
