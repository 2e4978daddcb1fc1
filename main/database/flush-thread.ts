import { Worker } from 'node:worker_threads';
import type { Clock, Log } from '../ports.ts';
import type { Db } from './connection.ts';

/** After a fault every commit is flushed by SQLite again for so long, milliseconds. */
const pauseMs = 60_000;

/** What the thread is started with. */
export interface FlushTask {
  /** The write-ahead log of the database. */
  readonly file: string;
}

/** Flush the log; null ends the thread. */
export type FlushOrder = 'flush' | null;

/** What the thread says. */
export type FlushReport = 'ready' | 'flushed' | { readonly fault: unknown };

/** Brings commits to the disk beside the thread that everybody waits for, several of them with one flush. */
export interface FlushThread {
  /** Runs a transaction whose commit is flushed by the thread. Whoever tells of it waits for {@link flushing} before. */
  together<T>(transaction: () => T): T;
  /**
   * Whether everything that is committed by now is on the disk, once that is known; undefined when nothing is under way.
   * False: the disk refused, and what was committed since the last flush may be gone after a power cut.
   */
  flushing(): Promise<boolean> | undefined;
  /** Does something as soon as everything that is committed by now is on the disk; never when the disk refuses. */
  afterwards(work: () => void): void;
  /** Flushes what is left and ends the thread; from then on SQLite flushes every commit. */
  close(): Promise<void>;
}

/**
 * One thread that flushes the log of `db`. Until it is ready, after a fault and once it is closed, transactions run as everywhere else:
 * SQLite flushes each before the commit returns.
 */
export function createFlushThread(deps: {
  /** The thread's code: `flush-worker.ts` in the source tree, its bundle in the packaged program. */
  readonly entry: URL;
  readonly db: Db;
  /** The write-ahead log of `db`. */
  readonly file: string;
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly log: Log;
  /** The disk refused a flush. */
  readonly onFault: () => void;
}): FlushThread {
  const { entry, db, file, clock, log, onFault } = deps;
  type Flush = PromiseWithResolvers<boolean>;
  let worker: Worker | undefined;
  let ended = Promise.resolve();
  let ready = false;
  let closed = false;
  let notBefore = Number.NEGATIVE_INFINITY;
  /** What the thread is doing now, and what it does next: a flush that has begun may miss what was committed since. */
  let running: Flush | undefined;
  let next: Flush | undefined;

  function start(): void {
    const task: FlushTask = { file };
    const started = new Worker(entry, { workerData: task });
    worker = started;
    started.on('message', heard);
    started.on('error', (cause) => {
      // Its end may be heard much later.
      if (worker === started) stopped();
      log.error('the thread that flushes broke', { cause });
    });
    ended = new Promise((resolve) => {
      started.once('exit', () => {
        if (worker === started) stopped();
        resolve();
      });
    });
    // It keeps nobody from ending.
    started.unref();
  }

  function order(what: FlushOrder): void {
    worker?.postMessage(what);
  }

  function heard(report: FlushReport): void {
    if (report === 'ready') {
      ready = true;
    } else if (report === 'flushed') {
      running?.resolve(true);
      running = next;
      next = undefined;
      if (running) order('flush');
    } else {
      log.error('the disk refused to flush the log', { cause: report.fault });
      order(null);
      stopped();
      onFault();
    }
  }

  /** Nobody knows what of the log is on the disk. */
  function stopped(): void {
    worker = undefined;
    ready = false;
    notBefore = clock.monotonic() + pauseMs;
    running?.resolve(false);
    next?.resolve(false);
    running = undefined;
    next = undefined;
  }

  /** Whether the thread flushes; it is started by the first who asks. */
  function works(): boolean {
    if (closed || clock.monotonic() < notBefore) return false;
    if (!worker) start();
    return ready;
  }

  function committed(): void {
    if (running) {
      next ??= Promise.withResolvers();
    } else {
      running = Promise.withResolvers();
      order('flush');
    }
  }

  const flushing = () => (next ?? running)?.promise;

  return {
    together(transaction) {
      if (!works()) return transaction();
      // SQLite still flushes the log around every copy into the database, and when it begins the log anew.
      db.exec('PRAGMA synchronous = NORMAL');
      try {
        const result = transaction();
        committed();
        return result;
      } finally {
        db.exec('PRAGMA synchronous = FULL');
      }
    },
    flushing,
    afterwards(work) {
      const under = flushing();
      if (under) void under.then((kept) => kept && work());
      else work();
    },
    async close() {
      closed = true;
      await flushing();
      // Whoever closes waits for its end, and nothing else may be left that keeps the program up until then.
      worker?.ref();
      order(null);
      await ended;
    },
  };
}
