import type { Db } from '../database/connection.ts';
import type { FlushThread } from '../database/flush-thread.ts';
import type { WriteTrouble } from '../database/write-trouble.ts';
import type { Clock } from '../ports.ts';
import { appendAudit } from './audit-chain.ts';
import type { Actor, Work } from './transaction.ts';

export type { Actor, Tx, Work } from './transaction.ts';

/** Who flushes a commit: SQLite, before it returns, or the thread that flushes. */
export type Flush = 'own' | 'together';

/** Runs every write of the core. */
export interface Transactor {
  /**
   * Rows and audit entries commit together; throws when rows changed without an entry.
   *
   * @param flush `own`, as a rule: it is on the disk when this returns. `together`: it may share a flush with others, which whoever tells
   * of it waits for; only for what does nothing but change rows.
   */
  transact<T>(actor: Actor, work: Work<T>, flush?: Flush): T;
  /** Rows that are not records (session times, throttle counters, staged files): committed without an entry. */
  housekeeping<T>(work: (db: Db) => T): T;
}

/** What a transactor tells after a commit that wrote audit entries: the new head of the chain. */
export type OnCommit = (head: { readonly seq: number; readonly hash: string }) => void;

/** A transactor on one connection. Other connections (command line, import worker) may write beside it. */
export function createTransactor(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly onCommit?: OnCommit;
  /** Told whether the disk takes what is written. */
  readonly trouble?: Pick<WriteTrouble, 'note' | 'cleared' | 'present'>;
  /** Absent where every commit is flushed by SQLite. */
  readonly flushes?: Pick<FlushThread, 'together'> | null;
}): Transactor {
  const { db, clock, onCommit, trouble, flushes } = deps;
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  const changes = db.prepare('SELECT total_changes()').pluck();

  function inTransaction<T>(work: () => T): T {
    if (db.inTransaction) throw new Error('transactions do not nest');
    try {
      begin.run();
      // Counted only while there is something to clear: every change would pay for it.
      const before = trouble?.present() ? changes.get() : undefined;
      const result = work();
      if (result instanceof Promise) throw new Error('nothing asynchronous happens inside a transaction');
      commit.run();
      // An empty transaction writes nothing and proves nothing.
      if (before !== undefined && changes.get() !== before) trouble?.cleared();
      return result;
    } catch (cause) {
      if (db.inTransaction) rollback.run();
      trouble?.note(cause);
      throw cause;
    }
  }

  return {
    transact(actor, work, flush = 'own') {
      let head: { seq: number; hash: string } | undefined;
      const recorded = () => {
        const before = changes.get();
        const now = clock.now();
        const answer = work({
          db,
          at: now.toISOString(),
          by: actor.name,
          audit(entry) {
            head = appendAudit(db, actor, now, entry);
            return head.seq;
          },
        });
        if (!head && changes.get() !== before) throw new Error(`${actor.action} changed rows without an audit entry`);
        return answer;
      };
      const run = () => inTransaction(recorded);
      const result = flushes && flush === 'together' ? flushes.together(run) : run();
      if (head) onCommit?.(head);
      return result;
    },
    housekeeping: (work) => inTransaction(() => work(db)),
  };
}
