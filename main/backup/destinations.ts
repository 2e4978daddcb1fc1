import type { BackupRun, BackupSet, Destination, SetName, SetProof } from '../../shared/backup.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { Clock, Log, Paths, Random } from '../ports.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { Transactor } from '../rpc/transact.ts';
import type { SetFacts } from '../sets/read-set.ts';
import type { KeepingRules } from '../sets/retention.ts';
import type { DestinationRunner } from './destination-runner.ts';
import type { DestinationReport } from './destination-work.ts';
import { clockLeapt, clockSuspect } from './health.ts';
import type { BackupNotices } from './notices.ts';
import { isAwayTooLong, newsOf as placeNews } from './place-rules.ts';
import type { Progress } from './progress.ts';
import type { BackupRepository, DestinationNews, DestinationRow } from './repository.ts';
import type { Outcome, Runs, Write } from './runs.ts';

/** For orders that are over before anybody could watch. */
const unwatched = () => undefined;

/** Second places: known by their marker, brought up to date after each backup, each with its own state. */
export function createDestinations(deps: {
  readonly repository: BackupRepository;
  readonly transactor: Transactor;
  readonly runner: DestinationRunner;
  readonly runs: Runs;
  readonly notices: BackupNotices;
  readonly installId: string;
  readonly paths: Paths;
  /** The folder of the sets here. */
  readonly folder: string;
  readonly sets: () => readonly BackupSet[];
  /** The newest set that holds, as of now. */
  readonly newestProven: () => BackupSet | undefined;
  readonly rules: () => KeepingRules;
  readonly progress: Progress;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}) {
  const { repository, transactor, runner, runs, progress, notices, installId, paths, folder, clock, random, log } =
    deps;
  const { newestProven } = deps;
  /** What was there when somebody last looked. */
  const seen = new Map<number, readonly SetFacts[]>();
  const busy = new Set<number>();

  function rowOf(id: number): DestinationRow {
    const row = repository.place(id);
    if (!row) throw new AppError('NOT_FOUND', 'This place is not in use any more. Read the list again.');
    return row;
  }

  const newsOf = (row: DestinationRow, report: DestinationReport) =>
    placeNews(row, report, { newest: newestProven(), now: clock.now() });

  async function note(news: DestinationNews): Promise<void> {
    await retryWhileBusy(() => transactor.housekeeping(() => repository.notePlace(news)));
  }

  function fault(row: DestinationRow, cause: unknown): DestinationNews {
    const message = cause instanceof AppError ? cause.message : 'Something unexpected went wrong; the log says more.';
    if (!(cause instanceof AppError)) log.error('a place of backups could not be used', { id: row.id, cause });
    return { id: row.id, state: 'refused', message, freeBytes: null, lastCopyAt: null, lastSet: null, seenAt: null };
  }

  async function look(row: DestinationRow): Promise<DestinationNews> {
    const { id, path } = row;
    try {
      const report = await runner({ order: 'look', path, installId }, unwatched);
      seen.set(id, report.sets);
      return newsOf(row, report);
    } catch (cause) {
      return fault(row, cause);
    }
  }

  async function copyNewest(row: DestinationRow): Promise<Outcome> {
    const { id, path, label } = row;
    const newest = newestProven();
    if (newest === undefined) throw new AppError('CONFLICT', 'There is no proven backup to copy. Make one first.');
    const all = deps.sets();
    try {
      const report = await progress.during('copy', (onStep) =>
        runner(
          {
            order: 'copy',
            path,
            installId,
            dataFolder: paths.data,
            from: folder,
            name: newest.name,
            uuid: random.uuid(),
            rules: deps.rules(),
            pinned: repository.pins(),
            prune: !clockSuspect(all, clock.now()) && !clockLeapt(all),
          },
          onStep,
        ),
      );
      seen.set(id, report.sets);
      await note({ ...newsOf(row, report), lastCopyAt: clock.now().toISOString(), lastSet: newest.name });
      return { ok: true, set: newest.name, bytes: report.bytes, message: `${newest.name} is at "${label}" too.` };
    } catch (cause) {
      // What is wrong with the place itself says a look at it; a full disk or a hung share says the copy.
      const news = await look(row);
      await note(news.state === 'ok' || news.state === 'behind' ? { ...fault(row, cause), state: 'behind' } : news);
      throw cause;
    }
  }

  function shown({ seenAt: _, createdAt: __, removable, ...row }: DestinationRow): Destination {
    return { ...row, removable: removable === 1 };
  }

  async function alarm(row: DestinationRow): Promise<void> {
    const { id, label, state, message } = row;
    const wrong = state === 'refused' || state === 'behind' || isAwayTooLong(row, clock.now());
    const text =
      `Copies of backups do not reach "${label}". Look at the place, then copy again. ${message ?? ''}`.trim();
    await notices.tell('place', String(id), wrong ? text : null);
  }

  return {
    list: (): Destination[] => repository.places().map(shown),
    /** Places that have been away for longer than they may. */
    awayTooLong: (): Destination[] =>
      repository
        .places()
        .filter((row) => isAwayTooLong(row, clock.now()))
        .map(shown),
    /** Where the sets of a place lie. @throws AppError NOT_FOUND */
    folderOf: (id: number): string => rowOf(id).path,
    /** Places that hold a copy of a set: as seen at the last look, and before the first one what was copied there last. */
    copiesOf: (name: SetName): readonly number[] =>
      repository
        .places()
        .filter(({ id, lastSet }) => seen.get(id)?.some((set) => set.name === name) ?? lastSet === name)
        .map(({ id }) => id),

    /** Sets of a place, the newest first; asks the place. @throws AppError UNAVAILABLE when it does not answer */
    async sets(id: number): Promise<readonly SetFacts[]> {
      const row = rowOf(id);
      const report = await runner({ order: 'look', path: row.path, installId }, unwatched);
      await note(newsOf(row, report));
      seen.set(id, report.sets);
      return report.sets;
    },

    /** @throws AppError NOT_FOUND, UNAVAILABLE when the place does not answer */
    async prove(id: number, name: SetName): Promise<SetProof> {
      const { path } = rowOf(id);
      const { proof } = await runner({ order: 'verify', path, installId, name }, unwatched);
      if (proof === null) throw new Error('a proof at another place has no result');
      return proof;
    },

    /** @throws AppError INVALID when the folder cannot be one */
    async add(input: { label: string; path: string; removable: boolean }, ctx: Context): Promise<Destination> {
      const { label, removable } = input;
      const at = clock.now().toISOString();
      const order = { order: 'mark', path: input.path, installId, dataFolder: paths.data, at } as const;
      const report = await runner(order, unwatched);
      if (repository.places().some(({ path }) => path === report.path))
        throw new AppError('CONFLICT', 'This folder is a place for backups already.');
      const id = ctx.transact((tx) => {
        const by = principalOf(ctx).name;
        const row = repository.insertPlace({ label, path: report.path, removable: removable ? 1 : 0, at: tx.at, by });
        const changes = { label: { old: null, new: label }, path: { old: null, new: report.path } };
        tx.audit({ entity: 'backup', entityId: `place ${row}`, changes });
        return row;
      });
      seen.set(id, report.sets);
      await note(newsOf(rowOf(id), report));
      return shown(rowOf(id));
    },

    /** @throws AppError NOT_FOUND */
    remove(id: number, ctx: Context): void {
      const { label, path } = rowOf(id);
      ctx.transact((tx) => {
        repository.retirePlace(id);
        const changes = { label: { old: label, new: null }, path: { old: path, new: null } };
        tx.audit({ entity: 'backup', entityId: `place ${id}`, changes });
      });
      seen.delete(id);
    },

    /** Copies the newest proven set to a place. @throws AppError with the reason, CONFLICT while it is under way */
    async copy(id: number, cause: BackupRun['cause'], write: Write): Promise<BackupRun> {
      const row = rowOf(id);
      if (busy.has(id))
        throw new AppError('CONFLICT', 'Backups are being copied there at this moment. Wait until it is done.');
      busy.add(id);
      try {
        const run = { task: 'copy', kind: null, cause, set: newestProven()?.name ?? null, destinationId: id } as const;
        return await runs.around(run, write, () => copyNewest(row));
      } finally {
        busy.delete(id);
        const after = repository.place(id);
        if (after) await alarm(after);
      }
    },

    /** Looks at every place, and copies to those that are behind; answers how many copies were made. Never throws for a place. */
    async bringUpToDate(write: Write): Promise<number> {
      let copied = 0;
      for (const row of repository.places()) {
        if (busy.has(row.id)) continue;
        const news = await look(row);
        await note(news);
        if (news.state === 'behind') {
          try {
            await this.copy(row.id, 'schedule', write);
            copied += 1;
          } catch (cause) {
            // On record with the attempt and at the place; the next one is not to blame.
            log.warn('backups could not be copied', { id: row.id, cause });
          }
        }
        const after = repository.place(row.id);
        if (after) await alarm(after);
      }
      return copied;
    },
  };
}

/** What {@link createDestinations} makes. */
export type Destinations = ReturnType<typeof createDestinations>;
