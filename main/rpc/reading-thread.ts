import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/contract/errors.ts';
import type { StatementWatch } from '../database/slow-statements.ts';
import type { Clock, Log } from '../ports.ts';
import type { ReadingMessage, ReadingQuestion, ReadingTask } from './reading-messages.ts';
import { WrittenJson } from './written-json.ts';

/** Nobody asked for so long: the thread ends and gives its memory back, milliseconds. */
const idleMs = 10 * 60_000;
/** A thread that broke is not started again at once, milliseconds. */
const pauseMs = 60_000;

/** Answers queries beside the thread that everybody waits for. */
export interface ReadingThread {
  /**
   * The answer of a query, read in the thread; undefined (or a promise of it) when the caller has to read by itself: the thread is
   * about to start, or broke. Rejects as the handler does.
   */
  answer(name: string, input: unknown): Promise<WrittenJson | undefined> | undefined;
  /** Answers what was asked, and ends. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: WrittenJson | undefined) => void;
  readonly reject: (cause: Error) => void;
}

/** One thread with a connection of its own that cannot write; it starts when it is first wanted, and nobody waits for its start. */
export function createReadingThread(deps: {
  /** The thread's code: `reading-worker.ts` in the source tree, its bundle in the packaged program. */
  readonly entry: URL;
  readonly file: string;
  /** 32 bytes, at the moment of a start. */
  readonly key: () => Uint8Array;
  readonly statements: Pick<StatementWatch, 'limit' | 'note'>;
  readonly clock: Clock;
  readonly log: Log;
}): ReadingThread {
  const { entry, file, key, statements, clock, log } = deps;
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let ended = Promise.resolve();
  let ready = false;
  let closed = false;
  let asked = 0;
  let notBefore = Number.NEGATIVE_INFINITY;
  let idle: NodeJS.Timeout | undefined;

  function start(): void {
    const task: ReadingTask = { file, key: new Uint8Array(key()) };
    const started = new Worker(entry, { workerData: task });
    task.key.fill(0);
    worker = started;
    started.on('message', hear);
    started.on('error', (cause) => {
      log.error('the reading thread broke', { cause });
      pause(started);
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
  }

  /** Counts from the first sign that it broke: its end may be heard much later. */
  function pause(broken: Worker): void {
    if (worker === broken) notBefore = clock.monotonic() + pauseMs;
    forget(broken);
  }

  function forget(gone: Worker): void {
    if (worker !== gone) return;
    worker = undefined;
    ready = false;
    clearTimeout(idle);
    // Whoever still waits reads by themselves.
    for (const { resolve } of waiting.values()) resolve(undefined);
    waiting.clear();
  }

  function hear(message: ReadingMessage): void {
    if (message.kind === 'ready') {
      ready = true;
      return;
    }
    if (message.kind === 'slow') {
      statements.note({ sql: message.sql, ms: message.ms });
      return;
    }
    const one = waiting.get(message.id);
    waiting.delete(message.id);
    if (waiting.size === 0) rest();
    if (message.kind === 'answered') one?.resolve(new WrittenJson(message.text));
    else one?.reject(message.kind === 'refused' ? refusalOf(message) : failureOf(message));
  }

  function rest(): void {
    clearTimeout(idle);
    idle = setTimeout(end, idleMs).unref();
  }

  function end(): void {
    ready = false;
    worker?.postMessage(null satisfies ReadingQuestion);
  }

  return {
    answer(name, input) {
      if (closed) return undefined;
      if (!worker) {
        if (clock.monotonic() < notBefore) return undefined;
        start();
      }
      if (!ready) return undefined;
      clearTimeout(idle);
      asked += 1;
      const question = { id: asked, name, input, now: clock.now().toISOString(), slowMs: statements.limit() };
      return new Promise((resolve, reject) => {
        waiting.set(question.id, { resolve, reject });
        worker?.postMessage(question satisfies ReadingQuestion);
      });
    },
    async close() {
      closed = true;
      // Whoever closes waits for its end, and nothing else may be left that keeps the program up until then.
      worker?.ref();
      end();
      await ended;
    },
  };
}

function refusalOf({ code, message, fields, details }: Extract<ReadingMessage, { kind: 'refused' }>): AppError {
  return new AppError(code, message, { fields, details });
}

/** With the driver's code, by which the dispatcher knows what a person can be told. */
function failureOf({ message, code }: Extract<ReadingMessage, { kind: 'failed' }>): Error {
  const error = new Error(message);
  return code === undefined ? error : Object.assign(error, { code });
}
