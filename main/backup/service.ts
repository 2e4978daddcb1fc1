import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import type {
  BackupRun,
  BackupSet,
  BackupState,
  backupContract,
  SetKind,
  SetName,
  SetProof,
} from '../../shared/backup.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { DataFiles } from '../database/data-files.ts';
import type { Clock, Log, Random } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import type { EventBus } from '../rpc/event-bus.ts';
import type { Transactor } from '../rpc/transact.ts';
import { brokenSet } from '../sets/make-proven-set.ts';
import { emptyTrash, moveToTrash, prunable } from '../sets/prune.ts';
import { keep } from '../sets/retention.ts';
import { freeBytes, neededBytes, usualReserve } from '../sets/room.ts';
import type { Catalogue } from './catalogue.ts';
import type { Destinations } from './destinations.ts';
import { clockSuspect, healthOf } from './health.ts';
import { type BackupNotices, backupActor } from './notices.ts';
import type { Progress } from './progress.ts';
import type { BackupRepository } from './repository.ts';
import type { BackupRunner } from './runner.ts';
import type { Runs, Write } from './runs.ts';
import { lastScheduled, nextScheduled, scheduleOfTimes } from './schedule-rules.ts';
import type { BackupSettingsStore } from './settings.ts';

type Input<P extends keyof typeof backupContract> = z.output<(typeof backupContract)[P]['input']>;

const hour = 3_600_000;
/** The scheduler comes first; what it did not do is done this long after its time, milliseconds. */
const graceMs = 10 * 60_000;
/** How long closing waits for a set that is being made, milliseconds. */
const stopMs = 8_000;
/** After a failure the next attempt waits, milliseconds. */
const retryMs = hour;

/** Restores a set of this workstation whole into an empty folder. @throws AppError with the first thing that did not hold */
export type Drill = (set: SetName) => Promise<{ readonly message: string }>;

/** Backups: made, proven, kept, told. */
export function createBackupService(deps: {
  readonly files: DataFiles;
  readonly appVersion: string;
  readonly installedAt: Date;
  readonly repository: BackupRepository;
  readonly settings: BackupSettingsStore;
  readonly catalogue: Catalogue;
  readonly destinations: Destinations;
  readonly runner: BackupRunner;
  readonly runs: Runs;
  readonly notices: BackupNotices;
  readonly progress: Progress;
  readonly drill: Drill;
  readonly transactor: Transactor;
  readonly events: Pick<EventBus, 'publish'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Room that must remain beside a set, bytes. */
  readonly reserve?: number;
  /** Commands leave the copies to the host. */
  readonly copiesAfterwards: boolean;
}) {
  const { files, repository, settings, catalogue, destinations, runner, runs, notices, progress, clock, random, log } =
    deps;
  const { reserve = usualReserve } = deps;
  const closing = new AbortController();
  const startedAt = clock.now();
  let making: Promise<unknown> | undefined;
  let swept = false;

  const asJob =
    (action: string, by?: string): Write =>
    (work) =>
      deps.transactor.transact(backupActor(random, action, by), work);

  function newestProven(): BackupSet | undefined {
    const limit = clock.now().getTime();
    const proven = catalogue.sets().filter(({ state }) => state === 'proven');
    return proven.find(({ at }) => Date.parse(at) <= limit) ?? proven[0];
  }

  /** Makes a set, proves it and puts both on record. @throws AppError with the reason; CONFLICT while another one is being made */
  async function make(
    kind: SetKind,
    cause: BackupRun['cause'],
    write: Write,
    signal: AbortSignal = closing.signal,
  ): Promise<{ readonly run: BackupRun; readonly proof: SetProof }> {
    if (making) throw new AppError('CONFLICT', 'A backup is being made at this moment. Wait until it is done.');
    const work = makeNow(kind, cause, write, signal);
    making = work.catch(() => undefined);
    try {
      return await work;
    } finally {
      making = undefined;
    }
  }

  async function makeNow(kind: SetKind, cause: BackupRun['cause'], write: Write, signal: AbortSignal) {
    let proof: SetProof | undefined;
    try {
      const row = { task: 'make', kind, cause, set: null, destinationId: null } as const;
      const run = await runs.around(row, write, async () => {
        const order = { task: 'make', dataFolder: files.folder, kind, appVersion: deps.appVersion, reserve } as const;
        const end = await progress.during('make', (onStep) => runner(order, onStep, signal));
        ({ proof } = end);
        const message = end.proof.ok ? 'Made, opened again and proven.' : brokenSet(end.set, end.proof);
        return { ok: end.proof.ok, set: end.set, bytes: end.bytes, message };
      });
      if (proof === undefined) throw new Error('a set was made and not proven');
      await tellOutcome(run, proof);
      if (proof.ok) await prune(kind);
      return { run, proof };
    } catch (cause_) {
      if (cause_ instanceof AppError && cause_.code !== 'CONFLICT')
        await notices.tell('failed', 'make', `No backup could be made. ${cause_.message}`);
      throw cause_;
    }
  }

  async function tellOutcome({ set }: BackupRun, proof: SetProof): Promise<void> {
    await notices.tell('failed', 'make', null);
    await notices.tell('proof', 'make', proof.ok ? null : brokenSet(set ?? '', proof));
    if (proof.ok) await notices.tell('overdue', 'make', null);
  }

  /** After a success: removes what an earlier one put among the trash, then puts there what is not kept. Never because of sets made before an act. */
  async function prune(kind: SetKind): Promise<void> {
    if (kind.startsWith('pre-')) return;
    const now = clock.now();
    const sets = catalogue.sets();
    const facts = {
      newestProvenAt: newestProven()?.at,
      lastRunFailed: false,
      clockSuspect: clockSuspect(sets, now),
      now,
    };
    if (!prunable(facts)) return;
    try {
      await emptyTrash(files.backups);
      const gone = moveToTrash(files.backups, keep(sets, now, settings.get()));
      if (gone.length > 0) log.info('old backups go with the next one', { count: gone.length });
    } catch (cause) {
      // The backup stands; that old ones could not be removed is told, and tried again tomorrow.
      log.error('old backups could not be removed', { cause });
    }
  }

  function copyLater(): void {
    if (!deps.copiesAfterwards) return;
    destinations
      .bringUpToDate(asJob('backup.copy'))
      .catch((cause: unknown) => log.error('backups could not be copied', { cause }));
  }

  /** Proves a set that lies here or at a place. @throws AppError NOT_FOUND */
  async function prove(
    { set, destinationId }: Input<'verify'>,
    cause: BackupRun['cause'],
    write: Write,
  ): Promise<SetProof> {
    if (destinationId === undefined && !catalogue.find(set)) throw gone();
    let proof: SetProof | undefined;
    const row = { task: 'verify', kind: null, cause, set, destinationId: destinationId ?? null } as const;
    await runs.around(row, write, async () => {
      proof = await progress.during('verify', async (onStep) => {
        if (destinationId !== undefined) return destinations.prove(destinationId, set);
        const order = { task: 'verify', folder: join(files.backups, set) } as const;
        return (await runner(order, onStep, closing.signal)).proof;
      });
      const last = proof.checks.at(-1);
      const message = proof.ok ? 'Every check held.' : `${set} does not hold. ${last?.evidence ?? ''}`.trim();
      return { ok: proof.ok, set, bytes: null, message };
    });
    if (proof === undefined) throw new Error('a proof has no result');
    const broken = `The backup ${set} does not hold. ${proof.checks.at(-1)?.evidence ?? ''} Make another one, and check the disk.`;
    await notices.tell('proof', set, proof.ok ? null : broken);
    if (proof.ok && catalogue.sets()[0]?.name === set) await notices.tell('proof', 'make', null);
    return proof;
  }

  async function drill(set: SetName | undefined, cause: BackupRun['cause'], write: Write): Promise<BackupRun> {
    const chosen = set === undefined ? newestProven() : catalogue.find(set);
    if (!chosen) throw set === undefined ? nothingProven() : gone();
    const row = { task: 'drill', kind: null, cause, set: chosen.name, destinationId: null } as const;
    try {
      const run = await runs.around(row, write, async () => {
        const done = await progress.during('drill', () => deps.drill(chosen.name));
        return { ok: true, set: chosen.name, bytes: chosen.bytes, message: done.message };
      });
      await notices.tell('proof', 'drill', null);
      return run;
    } catch (cause_) {
      const reason = cause_ instanceof AppError ? cause_.message : 'The log says more.';
      await notices.tell('proof', 'drill', `The restore drill failed. ${reason} Make another backup and drill again.`);
      throw cause_;
    }
  }

  /** What the scheduler did not do: the machine was off, the database came out of a backup, or an attempt failed. */
  function missed(): boolean {
    const now = clock.now();
    const due = lastScheduled(settings.get().times, new Date(now.getTime() - graceMs));
    if (due <= deps.installedAt) return false;
    const lastAttempt = repository.lastEnded('make');
    if (lastAttempt?.result === 'failed') {
      const since = now.getTime() - Date.parse(lastAttempt.startedAt);
      if (since >= 0 && since < retryMs) return false;
    }
    // Read from the disk: a database that was restored does not know what was made since.
    return !catalogue
      .sets()
      .some(
        ({ state, at }) =>
          state === 'proven' && Date.parse(at) >= due.getTime() && Date.parse(at) <= now.getTime() + graceMs,
      );
  }

  async function watch(): Promise<string | null> {
    if (!swept) {
      swept = true;
      runs.closeInterrupted(startedAt);
    }
    let answer: string | null = null;
    if (!making && missed()) {
      const { run } = await make('auto', 'missed', asJob('backup.make'));
      answer = `Caught up: ${run.set ?? ''}.`;
      copyLater();
    }
    const now = clock.now();
    const sets = catalogue.sets();
    const suspect = clockSuspect(sets, now);
    const clockText =
      'A backup comes from the future: the clock of this workstation was set back. Check date and time; until then no old backup is removed.';
    await notices.tell('clock', 'clock', suspect ? clockText : null);
    const since = Date.parse(newestProven()?.at ?? deps.installedAt.toISOString());
    const hours = Math.floor((now.getTime() - since) / hour);
    const { rpoHours } = settings.get();
    const overdue = `The last proven backup is ${hours} hours old; the clinic allows ${rpoHours}. Make one now, and look why none was made.`;
    await notices.tell('overdue', 'make', hours > rpoHours + 2 ? overdue : null);
    return answer;
  }

  async function weekly(): Promise<string> {
    const [newest, ...older] = catalogue.sets().filter(({ state }) => state === 'proven' || state === 'unproven');
    if (!newest) return 'There is no backup yet.';
    const other = older[random.bytes(4).readUInt32BE() % Math.max(1, older.length)];
    const chosen = other ? [newest, other] : [newest];
    let held = 0;
    for (const { name } of chosen) if ((await prove({ set: name }, 'schedule', asJob('backup.verify'))).ok) held += 1;
    return `Proven: ${held} of ${chosen.length}.`;
  }

  function state(): BackupState {
    const now = clock.now();
    const sets = catalogue.sets();
    const chosen = settings.get();
    const list = destinations.list();
    const [lastMake, lastVerify, lastDrill] = (['make', 'verify', 'drill'] as const).map((task) =>
      repository.lastEnded(task),
    );
    const { installedAt } = deps;
    return {
      settings: chosen,
      folder: files.backups,
      running: progress.present(),
      ...healthOf({
        now,
        installedAt,
        sets,
        rpoHours: chosen.rpoHours,
        lastMake,
        lastVerify,
        lastDrill,
        destinations: list,
      }),
      newest: sets[0] ?? null,
      newestProven: newestProven() ?? null,
      lastDrill: lastDrill ?? null,
      lastRun: repository.runs(null, 1, 0)[0] ?? null,
      nextAt: nextScheduled(chosen.times, now).toISOString(),
      freeBytes: freeBytes(files.folder),
      neededBytes: neededBytes(files, 0, reserve),
      sameDisk: onOneDisk(files),
      destinations: list,
    };
  }

  return {
    state,
    newestProven: () => Promise.resolve(newestProven()),
    folderOfDestination: destinations.folderOf,

    /**
     * Makes and proves a set before an act that changes everything; waits for one that is being made.
     * @param by who asked, for the record
     * @returns the set's name
     * @throws AppError UNAVAILABLE with the reason when there is no proven set now
     */
    async makeBefore(kind: 'pre-restore' | 'pre-rotate' | 'pre-update', by: string): Promise<SetName> {
      while (making) await making;
      const { run, proof } = await make(kind, 'before', asJob('backup.make', by));
      if (!proof.ok || run.set === null) throw new AppError('UNAVAILABLE', run.message ?? 'No backup could be made.');
      return run.set;
    },

    async run(_: Input<'run'>, ctx: Context): Promise<BackupRun> {
      const { run } = await make('manual', 'request', ctx.transact);
      copyLater();
      return run;
    },

    async sets({ destinationId, page, pageSize }: Input<'sets'>) {
      const facts = destinationId === undefined ? catalogue.sets() : await setsAt(destinationId);
      return { items: facts.slice((page - 1) * pageSize, page * pageSize), total: facts.length };
    },

    runs: ({ task, page, pageSize }: Input<'runs'>) => ({
      items: repository.runs(task ?? null, pageSize, (page - 1) * pageSize),
      total: repository.countRuns(task ?? null),
    }),

    verify: (input: Input<'verify'>, ctx: Context) => prove(input, 'request', ctx.transact),
    drill: ({ set }: Input<'drill'>, ctx: Context) => drill(set, 'request', ctx.transact),

    pin({ set, pinned }: Input<'pin'>, ctx: Context): BackupSet {
      if (!catalogue.find(set)) throw gone();
      ctx.transact((tx) => {
        const changed = pinned ? repository.pin({ name: set, at: tx.at, by: tx.by }) : repository.unpin(set);
        if (changed) tx.audit({ entity: 'backup', entityId: set, changes: { pinned: { old: !pinned, new: pinned } } });
      });
      const found = catalogue.find(set);
      if (!found) throw gone();
      return found;
    },

    saveSettings: (input: Input<'saveSettings'>, ctx: Context) => settings.save(input, ctx),
    addDestination: (input: Input<'addDestination'>, ctx: Context) => destinations.add(input, ctx),
    removeDestination({ id }: Input<'removeDestination'>, ctx: Context) {
      destinations.remove(id, ctx);
      return {};
    },
    copy: ({ destinationId }: Input<'copy'>, ctx: Context) => destinations.copy(destinationId, 'request', ctx.transact),

    /** What happens by itself. */
    jobs: [
      {
        name: 'backup.make',
        schedule: () => scheduleOfTimes(settings.get().times),
        async run(signal: AbortSignal) {
          const { run, proof } = await make('auto', 'schedule', asJob('backup.make'), signal);
          if (!proof.ok) throw new AppError('UNAVAILABLE', run.message ?? 'The backup does not hold.');
          copyLater();
          return `${run.set ?? ''}: made, opened again and proven.`;
        },
      },
      { name: 'backup.verify', schedule: '0 3 * * 0', run: weekly },
      {
        name: 'backup.drill',
        schedule: '30 3 * * 0',
        async run() {
          if (!newestProven()) return 'There is no proven backup yet.';
          return (await drill(undefined, 'schedule', asJob('backup.drill'))).message;
        },
      },
      {
        name: 'backup.copy',
        schedule: '20 * * * *',
        quiet: true as const,
        async run() {
          const copied = await destinations.bringUpToDate(asJob('backup.copy'));
          return copied === 0 ? null : `Copied: ${copied}.`;
        },
      },
      { name: 'backup.watch', schedule: '*/10 * * * *', quiet: true as const, run: watch },
    ],

    /** Asks what runs to stop, and waits a while for it. */
    async close(): Promise<void> {
      closing.abort();
      if (!making) return;
      const patience = new AbortController();
      const limit = pause(stopMs, undefined, { signal: patience.signal }).catch(() => undefined);
      await Promise.race([making.finally(() => patience.abort()), limit]);
    },
  };

  async function setsAt(id: number): Promise<readonly BackupSet[]> {
    const facts = await destinations.sets(id);
    const pinned = new Set(repository.pins());
    return facts.map((one) => ({ ...one, pinned: pinned.has(one.name), copies: [...destinations.copiesOf(one.name)] }));
  }
}

/** What {@link createBackupService} makes. */
export type BackupService = ReturnType<typeof createBackupService>;

function gone(): AppError {
  return new AppError('NOT_FOUND', 'This backup is not there any more. Read the list of backups again.');
}

function nothingProven(): AppError {
  return new AppError('CONFLICT', 'There is no proven backup yet. Make one first.');
}

function onOneDisk({ database, backups }: DataFiles): boolean {
  const [one, other] = [database, backups].map((path) => statSync(path, { throwIfNoEntry: false })?.dev);
  return one !== undefined && one === other;
}
