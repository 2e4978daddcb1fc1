import type { ConnectedFacts } from '../../ports.ts';
import type { ConnectionLimits } from '../connections.ts';
import { hostsOf } from '../host-gate.ts';
import type { Listener } from '../listener.ts';
import { defaultListenerLimits } from '../listener-limits.ts';
import type { ListenerSettings } from './messages.ts';
import { type KnownListener, type RunningThread, startThread, type ThreadDeps } from './running-thread.ts';
import type { ServedApp } from './served-requests.ts';

/** A listener of the thread. */
export type ThreadListener = Omit<Listener, 'connections'>;

/** The thread in which TLS and HTTP are spoken; everything that is asked is answered here. */
export interface ListenerThread {
  /** Opens a listener; throws what `listen` throws, and Error of the code ENDED when the thread breaks over it. */
  open(app: ServedApp, settings: ListenerSettings): Promise<ThreadListener>;
  /** Over all listeners; holds for connections that come from now on. */
  limit(limits: ConnectionLimits): void;
  /** Addresses with open connections, the one that came first at the top. */
  connected(): Promise<readonly ConnectedFacts[]>;
  /** Closes every connection of an address; answers how many. */
  drop(address: string): Promise<number>;
  /** Resolves when everything that was ordered has begun: a listener that closes accepts nobody any more. */
  settled(): Promise<void>;
  /** Ends the thread; listeners that are still open end at once. */
  close(): Promise<void>;
}

/** After its time for requests in flight a listener has so long to close, milliseconds; then the thread is given up. */
const graceMs = 5_000;

/** Keeps the thread: it is started for the first listener, and again for the next one after a fault, which its listeners tell as their own. */
export function createListenerThread(deps: ThreadDeps): ListenerThread {
  const { log, openMs = 20_000 } = deps;
  let { ahead } = deps;
  let running: RunningThread | undefined;
  let limits: ConnectionLimits = defaultListenerLimits;
  let last = 0;

  function present(): RunningThread {
    if (running) return running;
    const started = startThread({ ...deps, ahead }, () => {
      if (running === started) running = undefined;
    });
    ahead = undefined;
    running = started;
    started.order({ kind: 'limit', limits });
    return started;
  }

  /** What a thread answers in time; one that does not is ended, and so is the waiting. */
  async function orGivenUp<T>(thread: RunningThread, withinMs: number, answer: Promise<T>): Promise<T> {
    const late = setTimeout(() => {
      log.error('the thread of the listener does not answer and is given up');
      thread.giveUp();
    }, withinMs);
    try {
      return await answer;
    } finally {
      clearTimeout(late);
    }
  }

  async function open(app: ServedApp, settings: ListenerSettings): Promise<ThreadListener> {
    const thread = present();
    last += 1;
    const listener = last;
    const known: KnownListener = {
      app,
      opened: Promise.withResolvers(),
      closed: Promise.withResolvers(),
      failures: new Set(),
      hosts: new Set(),
      answered: 0,
      isEnding: false,
    };
    thread.known.set(listener, known);
    thread.order({ kind: 'open', listener, settings });
    const { url, port, addresses } = await orGivenUp(thread, openMs, known.opened.promise);
    known.hosts = hostsOf(settings.names ?? settings.certificate.names, port);
    return {
      url,
      port,
      addresses,
      answered: () => known.answered,
      setCertificate(certificate, names) {
        known.hosts = hostsOf(names ?? certificate.names, port);
        thread.order({ kind: 'certificate', listener, certificate, names });
      },
      onFailure: (failure) => void known.failures.add(failure),
      destroy() {
        known.isEnding = true;
        known.closed.resolve();
        thread.known.delete(listener);
        thread.order({ kind: 'destroy', listener });
      },
      async close() {
        known.isEnding = true;
        thread.order({ kind: 'close', listener });
        const { drainMs } = { ...defaultListenerLimits, ...settings.limits };
        await orGivenUp(thread, drainMs + graceMs, known.closed.promise);
      },
    };
  }

  return {
    open,
    limit({ connections, connectionsPerAddress }) {
      limits = { connections, connectionsPerAddress };
      running?.order({ kind: 'limit', limits });
    },
    connected: async () =>
      (await running?.ask<readonly ConnectedFacts[]>((question) => ({ kind: 'connected', question }))) ?? [],
    drop: async (address) => (await running?.ask<number>((question) => ({ kind: 'drop', question, address }))) ?? 0,
    async settled() {
      await running?.ask((question) => ({ kind: 'settled', question }));
    },
    async close() {
      await running?.end();
    },
  };
}
