import { MessageChannel, Worker } from 'node:worker_threads';
import type { Log } from '../../ports.ts';
import type { AccessEntry } from '../access-line.ts';
import { createByteStreams } from './byte-streams.ts';
import type { Line, Order, Report } from './messages.ts';
import { createServedRequests, type ServedApp } from './served-requests.ts';
import { takingTurns } from './taking-turns.ts';

/** What a thread is started with. */
export interface ThreadDeps {
  /** The thread's code, `main/host/listener-worker.ts`; or what carries orders out in this thread (tests). */
  readonly entry: URL | ((line: Line<Report, Order>) => void);
  /** One of `entry` that a host has started ahead, for the first time that a thread is needed; it keeps nobody from ending until then. */
  readonly ahead?: Worker | undefined;
  /** So long a listener may take to open, milliseconds; long enough to look up the name of a host when absent. */
  readonly openMs?: number | undefined;
  readonly log: Log;
  /** Told of every request when it was answered. */
  readonly onAnswered?: ((entry: AccessEntry) => void) | undefined;
}

/** What the core knows of a listener of the thread. */
export interface KnownListener {
  readonly app: ServedApp;
  readonly opened: PromiseWithResolvers<Extract<Report, { kind: 'opened' }>>;
  readonly closed: PromiseWithResolvers<void>;
  readonly failures: Set<(reason: string) => void>;
  /** The `host:port` names that it answers for. */
  hosts: ReadonlySet<string>;
  answered: number;
  /** It was told to end, which is no failure. */
  isEnding: boolean;
}

/** A thread that runs, with what is under way in it. */
export interface RunningThread {
  readonly order: (order: Order) => void;
  readonly known: Map<number, KnownListener>;
  /** Asks something; undefined when the thread ended over it. */
  ask<T>(question: (number: number) => Order): Promise<T | undefined>;
  /** Ends it, and resolves when it has. */
  end(): Promise<void>;
  /** Ends it although it does not answer. */
  giveUp(): void;
}

/** So long a thread may take to end when it is told to, milliseconds. */
const graceMs = 5_000;

const hasEnded = 'the thread of the listener has ended';

/** Starts a thread; `onEnd` is called as soon as nothing more can be asked of it. */
export function startThread({ entry, ahead, log, onAnswered }: ThreadDeps, onEnd: () => void): RunningThread {
  const known = new Map<number, KnownListener>();
  const questions = new Map<number, (value: unknown) => void>();
  const ended = Promise.withResolvers<void>();
  let lastQuestion = 0;
  let isOver = false;

  const worker = entry instanceof URL ? (ahead ?? new Worker(entry)) : undefined;
  worker?.ref();
  const channel = worker ? undefined : new MessageChannel();
  // as: what is posted there are orders.
  if (channel && !(entry instanceof URL)) entry(channel.port2 as unknown as Line<Report, Order>);
  // as: the thread says what is listed, and each port has the methods of a line.
  const line = (worker ?? channel?.port1) as unknown as Omit<Line<Order, Report>, 'close'>;
  const order = (what: Order, transfer: readonly ArrayBuffer[] = []) => {
    if (!isOver) line.postMessage(what, transfer);
  };
  const streams = createByteStreams(order);
  const requests = createServedRequests({ order, streams });

  function over(): void {
    if (isOver) return;
    isOver = true;
    onEnd();
    streams.close();
    requests.close();
    for (const answer of questions.values()) answer(undefined);
    for (const one of known.values()) {
      one.opened.reject(Object.assign(new Error(hasEnded), { code: 'ENDED' }));
      one.closed.resolve();
      fail(one, hasEnded);
    }
    channel?.port1.close();
    ended.resolve();
  }

  function fail(listener: KnownListener | undefined, reason: string): void {
    if (!listener || listener.isEnding) return;
    for (const failure of listener.failures) failure(reason);
  }

  const serve = takingTurns((report: Extract<Report, { kind: 'call' | 'fetch' }>) => {
    const listener = known.get(report.listener);
    if (!listener) {
      requests.forget(report.request);
      order({ kind: 'abort', request: report.request });
      return;
    }
    const served = report.kind === 'call' ? requests.call(report, listener) : requests.fetch(report, listener);
    served.then(
      () => {
        listener.answered += 1;
      },
      (cause: unknown) => {
        log.error('a request of the thread could not be answered', { cause });
        order({ kind: 'abort', request: report.request });
      },
    );
  });

  /** What is told of a listener as a whole. */
  function heardOf(report: Extract<Report, { kind: 'opened' | 'refused' | 'failed' | 'closed' }>): void {
    const listener = known.get(report.listener);
    if (report.kind === 'refused' || report.kind === 'closed') known.delete(report.listener);
    if (report.kind === 'opened') listener?.opened.resolve(report);
    else if (report.kind === 'failed') fail(listener, report.reason);
    else if (report.kind === 'closed') listener?.closed.resolve();
    else listener?.opened.reject(Object.assign(new Error(report.message), { code: report.code }));
  }

  function heard(report: Report): void {
    switch (report.kind) {
      case 'call':
        requests.expect(report);
        serve(report);
        break;
      case 'fetch':
        serve(report);
        break;
      case 'piece':
        requests.piece(report);
        break;
      case 'answered':
        for (const told of report.entries) onAnswered?.(told);
        break;
      case 'log':
        log[report.level](report.message, report.data);
        break;
      case 'opened':
      case 'refused':
      case 'failed':
      case 'closed':
        heardOf(report);
        break;
      case 'settled':
      case 'connected':
      case 'dropped':
        questions.get(report.question)?.(report.value);
        questions.delete(report.question);
        break;
      default:
        streams.heard(report);
    }
  }

  line.on('message', heard);
  worker?.on('error', (cause) => log.error('the thread of the listener broke', { cause }));
  worker?.once('exit', over);

  return {
    order,
    known,
    ask<T>(question: (number: number) => Order): Promise<T | undefined> {
      if (isOver) return Promise.resolve(undefined);
      lastQuestion += 1;
      const number = lastQuestion;
      return new Promise((resolve) => {
        // as: each question has the answer of its own kind.
        questions.set(number, (value) => resolve(value as T | undefined));
        order(question(number));
      });
    },
    async end() {
      // What is closing already may finish what it has in flight.
      await Promise.all([...known.values()].map(({ isEnding, closed }) => isEnding && closed.promise));
      order({ kind: 'end' });
      if (!worker) over();
      const late = setTimeout(() => void worker?.terminate(), graceMs);
      await ended.promise;
      clearTimeout(late);
    },
    giveUp() {
      if (worker) void worker.terminate();
      else over();
    },
  };
}
