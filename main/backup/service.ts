import { statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import type { BackupRun, BackupSet, BackupState, backupContract, SetName } from '../../shared/backup.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { DataFiles } from '../database/data-files.ts';
import type { Integrity } from '../database/integrity.ts';
import type { Log, Random } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import type { Transactor } from '../rpc/transact.ts';
import { freeBytes, neededBytes } from '../sets/room.ts';
import type { Destinations } from './destinations.ts';
import { healthOf } from './health.ts';
import { createMaking, type MakingDeps } from './making.ts';
import { backupActor } from './notices.ts';
import { createProving, type Drill, goneSet } from './proving.ts';
import type { BackupRepository } from './repository.ts';
import type { Write } from './runs.ts';
import { nextScheduled, scheduleOfTimes } from './schedule-rules.ts';
import { createWatch } from './watch.ts';

export type { Drill } from './proving.ts';

type Input<P extends keyof typeof backupContract> = z.output<(typeof backupContract)[P]['input']>;

/** How long closing waits for a set that is being made, milliseconds. */
const stopMs = 8_000;

/** Backups: made, proven, kept, copied, told. */
export function createBackupService(
  deps: MakingDeps & {
    readonly installedAt: Date;
    readonly repository: BackupRepository;
    readonly destinations: Destinations;
    readonly integrity: Pick<Integrity, 'findings'>;
    readonly drill: Drill;
    readonly transactor: Transactor;
    readonly random: Random;
    readonly log: Log;
    /** Commands leave the copies to the host. */
    readonly copiesAfterwards: boolean;
  },
) {
  const { files, repository, settings, catalogue, destinations, runs, progress, clock, random, log } = deps;
  const closing = new AbortController();
  const { signal } = closing;
  const startedAt = clock.now();
  const making = createMaking(deps);
  const proving = createProving({ ...deps, signal });
  const watch = createWatch(deps);
  let swept = false;

  const asJob =
    (action: string, by?: string): Write =>
    (work) =>
      deps.transactor.transact(backupActor(random, action, by), work);

  function copyLater(): void {
    if (!deps.copiesAfterwards) return;
    destinations
      .bringUpToDate(asJob('backup.copy'))
      .catch((cause: unknown) => log.error('backups could not be copied', { cause }));
  }

  /** By schedule, caught up, or before a new version changes anything. @throws AppError with the reason, also when the set does not hold */
  async function makeByItself(cause: 'schedule' | 'missed' | 'before', stop: AbortSignal): Promise<string> {
    const kind = cause === 'before' ? 'pre-update' : 'auto';
    const { run, proof } = await making.make(kind, cause, asJob('backup.make'), stop);
    if (!proof.ok) throw new AppError('UNAVAILABLE', run.message ?? 'The backup does not hold.');
    copyLater();
    return `${run.set ?? ''}: made, opened again and proven.`;
  }

  async function look(stop: AbortSignal): Promise<string | null> {
    if (!swept) {
      swept = true;
      runs.closeInterrupted(startedAt);
    }
    const cause = watch.updated() ? 'before' : watch.missed() ? 'missed' : null;
    const answer = cause !== null && !making.present() ? await makeByItself(cause, stop) : null;
    await watch.tell();
    return answer;
  }

  async function setsAt(id: number): Promise<readonly BackupSet[]> {
    const facts = await destinations.sets(id);
    const pinned = new Set(repository.pins());
    return facts.map((one) => ({
      ...one,
      pinned: pinned.has(one.name),
      copies: [...destinations.copiesOf(one.name)],
    }));
  }

  async function whenNoneIsMade(): Promise<void> {
    for (let before = making.present(); before; before = making.present()) await before;
  }

  return {
    state(): BackupState {
      const now = clock.now();
      const sets = catalogue.sets();
      const chosen = settings.get();
      const places = destinations.list();
      const lastDrill = repository.lastEnded('drill');
      const health = healthOf({
        now,
        installedAt: deps.installedAt,
        sets,
        rpoHours: chosen.rpoHours,
        lastMake: repository.lastEnded('make'),
        lastVerify: repository.lastEnded('verify'),
        lastDrill,
        destinations: places,
        awayTooLong: destinations.awayTooLong(),
        damaged: deps.integrity.findings().length > 0,
      });
      return {
        settings: chosen,
        folder: files.backups,
        running: progress.present(),
        ...health,
        newest: sets.find(({ setAside }) => !setAside) ?? null,
        newestProven: catalogue.newestProven(now) ?? null,
        lastDrill: lastDrill ?? null,
        lastRun: repository.runs(null, 1, 0)[0] ?? null,
        nextAt: nextScheduled(chosen.times, now).toISOString(),
        freeBytes: freeBytes(files.folder),
        neededBytes: neededBytes(files, 0, deps.reserve),
        sameDisk: onOneDisk(files),
        destinations: places,
      };
    },

    newestProven: () => Promise.resolve(catalogue.newestProven(clock.now())),
    folderOfDestination: destinations.folderOf,
    /** Asks a second place in its own process. @throws AppError NOT_FOUND, UNAVAILABLE when it does not answer */
    async reach(destinationId: number): Promise<void> {
      await destinations.sets(destinationId);
    },
    whenNoneIsMade,
    /** Shows a restore as what runs now. */
    duringRestore: <T>(work: () => Promise<T>): Promise<T> => progress.during('restore', work),

    /**
     * Makes and proves a set before an act that changes everything; waits for one that is being made.
     * @param by who asked, for the record
     * @returns the set's name
     * @throws AppError UNAVAILABLE with the reason when there is no proven set now
     */
    async makeBefore(kind: 'pre-restore' | 'pre-rotate' | 'pre-update', by: string): Promise<SetName> {
      await whenNoneIsMade();
      const { run, proof } = await making.make(kind, 'before', asJob('backup.make', by), signal);
      if (!proof.ok || run.set === null) throw new AppError('UNAVAILABLE', run.message ?? 'No backup could be made.');
      return run.set;
    },

    async run(_: Input<'run'>, ctx: Context): Promise<BackupRun> {
      const { run } = await making.make('manual', 'request', ctx.transact, signal);
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

    recordElsewhere: proving.recordElsewhere,
    verify: (input: Input<'verify'>, ctx: Context) => proving.prove(input, 'request', ctx.transact),
    drill: ({ set }: Input<'drill'>, ctx: Context) => proving.drill(set, 'request', ctx.transact),

    /** @throws AppError NOT_FOUND */
    pin({ set, pinned }: Input<'pin'>, ctx: Context): BackupSet {
      if (!catalogue.find(set)) throw goneSet();
      ctx.transact((tx) => {
        const changed = pinned ? repository.pin({ name: set, at: tx.at, by: tx.by }) : repository.unpin(set);
        if (changed) tx.audit({ entity: 'backup', entityId: set, changes: { pinned: { old: !pinned, new: pinned } } });
      });
      const found = catalogue.find(set);
      if (!found) throw goneSet();
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
        async run(stop: AbortSignal) {
          // One that was caught up or asked for a moment ago is as good, and says itself when it fails.
          const present = making.present();
          if (!present) return makeByItself('schedule', stop);
          await present;
          return 'A backup was being made already.';
        },
      },
      { name: 'backup.verify', schedule: '0 3 * * 0', run: () => proving.weekly(asJob('backup.verify')) },
      {
        name: 'backup.drill',
        schedule: '30 3 * * 0',
        async run() {
          if (!catalogue.newestProven(clock.now())) return 'There is no proven backup yet.';
          return (await proving.drill(undefined, 'schedule', asJob('backup.drill'))).message;
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
      { name: 'backup.watch', schedule: '*/10 * * * *', quiet: true as const, run: look },
    ],

    /** Asks what runs to stop, and waits a while for it. */
    async close(): Promise<void> {
      closing.abort();
      const present = making.present();
      if (!present) return;
      const patience = new AbortController();
      const limit = pause(stopMs, undefined, { signal: patience.signal }).catch(() => undefined);
      await Promise.race([present.finally(() => patience.abort()), limit]);
    },
  };
}

/** What {@link createBackupService} makes. */
export type BackupService = ReturnType<typeof createBackupService>;

function onOneDisk({ database, backups }: DataFiles): boolean {
  const [one, other] = [database, backups].map((path) => statSync(path, { throwIfNoEntry: false })?.dev);
  return one !== undefined && one === other;
}
