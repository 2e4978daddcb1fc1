import { isBusy } from '../database/sql-errors.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Clock, Log, Random } from '../ports.ts';
import { programActor } from '../rpc/program-actor.ts';
import type { Transactor } from '../rpc/transact.ts';

/** Minutes by which the clocks may drift apart between two calls before somebody is told. */
const tolerated = 5;

/** Notices that the wall clock was moved while the program ran: it drifts away from the clock that nobody can set (row A11). */
export function createClockWatch(deps: {
  readonly clock: Clock;
  readonly transactor: Pick<Transactor, 'transact'>;
  readonly notices: NoticeWriter;
  readonly random: Random;
  readonly log: Log;
  readonly installId: string;
}) {
  const { clock, transactor, notices, random, log, installId } = deps;
  const read = () => ({ wall: clock.now().getTime(), mono: clock.monotonic() });
  let last = read();

  return {
    /** Looks at both clocks; outside any transaction. */
    look(): void {
      const now = read();
      const movedMs = now.wall - last.wall - (now.mono - last.mono);
      const minutes = Math.round(movedMs / 60_000);
      if (Math.abs(movedMs) > tolerated * 60_000) {
        const actor = programActor(random, '(clock)', 'clock.moved');
        const expected = new Date(last.wall + now.mono - last.mono).toISOString();
        try {
          transactor.transact(actor, (tx) => {
            tx.audit({
              entity: 'system',
              entityId: installId,
              changes: { clock: { old: expected, new: new Date(now.wall).toISOString() } },
            });
            notices.raise(tx, {
              kind: 'clock.moved',
              subject: 'clock',
              audience: 'system:manage',
              severity: 'warning',
              message: `The clock of this computer was moved ${minutes > 0 ? 'ahead' : 'back'} by ${Math.abs(minutes)} minutes. Check its date, time and time zone: due dates and the audit trail depend on them.`,
            });
          });
        } catch (cause) {
          // An import holds the write lock: the next look finds the same. Nothing here keeps anybody from working.
          if (isBusy(cause)) return;
          log.error('a moved clock could not be put on record', { cause });
        }
      }
      last = now;
    },

    /** The computer slept: the clock that nobody can set stood still meanwhile, and the difference is no news. */
    slept(): void {
      last = read();
    },
  };
}
