import type { Db } from './connection.ts';

/**
 * A number that stays the same as long as nobody can tell whether something was read once or twice: within a turn of the event loop,
 * until this connection writes anything. Undefined inside a transaction, whose changes may still be taken back. It costs no look at the file.
 */
export type Moments = () => number | undefined;

/** The moments of a connection. */
export function createMoments(db: Db): Moments {
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck();
  let moment = 0;
  let counted: number | undefined;
  let turning = false;

  return () => {
    if (db.inTransaction) return undefined;
    const present = changes.get();
    if (!turning) {
      turning = true;
      moment += 1;
      setImmediate(() => {
        turning = false;
      });
    } else if (present !== counted) {
      moment += 1;
    }
    counted = present;
    return moment;
  };
}
