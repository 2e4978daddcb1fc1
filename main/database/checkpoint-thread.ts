import { Worker } from 'node:worker_threads';
import type { Clock, Log } from '../ports.ts';
import type { Db } from './connection.ts';

/** From a commit until the log is copied, milliseconds: pages that change again meanwhile are copied once. */
const gatherMs = 1000;
/** Nothing was committed for so long: the thread ends and gives its memory back, milliseconds. */
const idleMs = 10 * 60_000;
/** A thread that broke is not started again at once, milliseconds. */
const pauseMs = 60_000;
/** Pages in the log from which on this connection copies by itself: SQLite's own limit, and that beside a thread which has copied most of them. */
const limits = { alone: 1000, beside: 4000 } as const;

/** What the thread is started with. The key is a copy that the thread zeroes after opening. */
export interface CheckpointTask {
  readonly file: string;
  readonly key: Uint8Array;
}

/** Copy what is in the log; null ends the thread. */
export type CheckpointOrder = 'copy' | null;

/** Copies the log of the database into its file beside the thread that everybody waits for. */
export interface CheckpointThread {
  /** Something was committed. Costs nothing as a rule: once in a second the thread is told. */
  committed(): void;
  /** Ends the thread, so that this connection can copy the rest and close. */
  close(): Promise<void>;
}

/**
 * One thread with a connection of its own, which does nothing but copy committed pages out of the log. It never waits for anybody and
 * nobody waits for it. The connection of `db` still begins the log anew: it does so from a limit on, when little is left to copy. Where
 * the thread is missing or breaks, that connection copies everything by itself.
 */
export function createCheckpointThread(deps: {
  /** The thread's code: `checkpoint-worker.ts` in the source tree, its bundle in the packaged program. */
  readonly entry: URL;
  readonly db: Db;
  /** 32 bytes, at the moment of a start. */
  readonly key: () => Uint8Array;
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly log: Log;
}): CheckpointThread {
  const { entry, db, key, clock, log } = deps;
  let worker: Worker | undefined;
  let ended = Promise.resolve();
  /** An order is on its way, or is about to be. */
  let ordered = false;
  let closed = false;
  let notBefore = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;

  function copyFrom(pages: number): void {
    if (db.open) db.pragma(`wal_autocheckpoint = ${pages}`);
  }

  function start(): Worker {
    const task: CheckpointTask = { file: db.name, key: new Uint8Array(key()) };
    const started = new Worker(entry, { workerData: task });
    task.key.fill(0);
    started.on('message', copied);
    started.on('error', (cause) => {
      pause(started);
      log.error('the checkpoint thread broke', { cause });
    });
    ended = new Promise((resolve) => {
      started.once('exit', (code) => {
        if (code === 0) forget(started);
        else pause(started);
        resolve();
      });
    });
    // It keeps nobody from ending.
    started.unref();
    return started;
  }

  /** Counts from the first sign that it broke: its end may be heard much later. */
  function pause(broken: Worker): void {
    if (worker === broken) notBefore = clock.monotonic() + pauseMs;
    forget(broken);
  }

  /** The connection of the host copies the log again. */
  function forget(gone: Worker): void {
    if (worker !== gone) return;
    clearTimeout(timer);
    worker = undefined;
    ordered = false;
    copyFrom(limits.alone);
  }

  function order(what: CheckpointOrder): void {
    worker?.postMessage(what);
  }

  function copy(): void {
    worker ??= start();
    order('copy');
  }

  function copied(): void {
    ordered = false;
    copyFrom(limits.beside);
    if (!closed) timer = setTimeout(order, idleMs, null).unref();
  }

  return {
    committed() {
      if (ordered || closed || clock.monotonic() < notBefore) return;
      ordered = true;
      clearTimeout(timer);
      timer = setTimeout(copy, gatherMs).unref();
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      // Whoever closes waits for its end, and nothing else may be left that keeps the program up until then.
      worker?.ref();
      order(null);
      await ended;
    },
  };
}
