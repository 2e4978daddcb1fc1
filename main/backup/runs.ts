import type { BackupRun } from '../../shared/backup.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { Clock, Log } from '../ports.ts';
import type { EventBus } from '../rpc/event-bus.ts';
import type { Transactor, Work } from '../rpc/transact.ts';
import type { BackupRepository, NewRun } from './repository.ts';

/** Writes inside one transaction, on record under whoever asked. */
export type Write = <T>(work: Work<T>) => T;

/** What an attempt came to: a sentence, and whether it counts. */
export interface Outcome {
  readonly ok: boolean;
  readonly set: string | null;
  readonly bytes: number | null;
  readonly message: string;
}

const unexpected = 'Something unexpected went wrong; the log says more.';
const closedFirst = 'The program was closed before this was done.';

/** Puts every attempt on record: a row while it runs, and its end in the audit trail. */
export function createRuns(deps: {
  readonly repository: BackupRepository;
  readonly transactor: Transactor;
  readonly events: Pick<EventBus, 'publish'>;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { repository, transactor, events, clock, log } = deps;
  const now = () => clock.now().toISOString();

  function end(
    id: number,
    task: BackupRun['task'],
    outcome: Outcome & { readonly result: 'done' | 'failed' | 'interrupted' },
    write: Write,
  ) {
    const { set, bytes, message, result } = outcome;
    write((tx) => {
      repository.endRun(id, { endedAt: tx.at, result, set, bytes, message });
      tx.audit({
        entity: 'backup',
        entityId: set ?? id,
        action: `backup.${task}`,
        changes: { result: { old: null, new: result }, message: { old: null, new: message } },
      });
    });
  }

  return {
    /**
     * Does `work` with its row around it; answers the row. What fails is on record too, and thrown on.
     * @throws what the work throws
     */
    async around(row: Omit<NewRun, 'startedAt'>, write: Write, work: () => Promise<Outcome>): Promise<BackupRun> {
      const { task } = row;
      const id = await retryWhileBusy(() =>
        transactor.housekeeping(() => repository.insertRun({ ...row, startedAt: now() })),
      );
      events.publish({ topic: 'backup' });
      try {
        const outcome = await work();
        await retryWhileBusy(() => end(id, task, { ...outcome, result: outcome.ok ? 'done' : 'failed' }, write));
      } catch (cause) {
        const message = cause instanceof AppError ? cause.message : unexpected;
        if (!(cause instanceof AppError)) log.error('work on backups failed', { task, cause });
        const outcome = { ok: false, result: 'failed', set: row.set, bytes: null, message } as const;
        await retryWhileBusy(() => end(id, task, outcome, write));
        throw cause;
      }
      const done = repository.run(id);
      if (done === undefined) throw new Error('an attempt that was just written is not there');
      return done;
    },

    /** Ends the rows of a program that was killed: those from before an instant that have no end. */
    closeInterrupted(before: Date): void {
      const row = { at: now(), before: before.toISOString(), message: closedFirst };
      const count = transactor.housekeeping(() => repository.interrupt(row));
      if (count > 0) log.warn('work on backups was cut when the program ended', { count });
    },
  };
}

/** What {@link createRuns} makes. */
export type Runs = ReturnType<typeof createRuns>;
