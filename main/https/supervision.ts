import type { Clock, Log, NetworkFacts } from '../ports.ts';

/** Something that is kept open. */
export interface Supervisable {
  /** Calls back when it fails by itself, with the code or words of the fault. */
  onFailure(listener: (reason: string) => void): void;
  /** Ends at once. */
  destroy(): void;
  /** Ends in order; nothing new is taken in from the moment of the call. */
  close(): Promise<void>;
}

/** How a listener is looked after; milliseconds. */
export interface Supervision {
  /** Between two requests to itself. */
  readonly everyMs: number;
  /** Until its own request counts as not answered. */
  readonly answerMs: number;
  /** Requests in a row without an answer that make a failure: one may have met a moment of hard work. */
  readonly misses: number;
  /** Between a failure and the next start. */
  readonly pauseMs: number;
  /** Between two looks whether an address is there now. */
  readonly waitMs: number;
  /** Starts within `withinMs` after which it is given up: from then on it is tried every `seldomMs`, without a word. */
  readonly most: number;
  readonly withinMs: number;
  readonly seldomMs: number;
}

/** A start ten seconds after a failure, at most five within ten minutes (the supervisor of REMS), then one every five minutes. */
export const defaultSupervision: Supervision = {
  everyMs: 30_000,
  answerMs: 5_000,
  misses: 2,
  pauseMs: 10_000,
  waitMs: 5_000,
  most: 5,
  withinMs: 600_000,
  seldomMs: 300_000,
};

/** How it stands with what is supervised. */
export interface SupervisedFacts {
  readonly state: Exclude<NetworkFacts['state'], 'off'>;
  readonly reason: string | null;
  readonly answeredAt: Date | null;
  readonly restarts: readonly { readonly at: Date; readonly reason: string }[];
}

/** Opens something again whenever it fails. */
export interface Supervisor<T extends Supervisable> {
  present(): T | undefined;
  facts(): SupervisedFacts;
  onChange(listener: () => void): () => void;
  /** Closes in order and opens again, at once; also what was given up. With words, the restart is in the facts. */
  restart(reason: string | null): Promise<void>;
  close(): Promise<void>;
}

/**
 * Looks after what `open` opens. An address that is not there yet is waited for and counts as no failure; everything else is tried
 * again after a pause, and given up when it fails too often: that is said once, and whatever stood in its way may go away by itself.
 */
export function supervise<T extends Supervisable>(deps: {
  /** What it is called in the log. */
  readonly what: string;
  readonly open: () => Promise<T>;
  /** What is open already, or the code of the fault that kept it from being opened. */
  readonly first: T | string;
  /** Asks whether it still answers. */
  readonly ask?: ((withinMs: number) => Promise<void>) | undefined;
  readonly rules: Supervision;
  readonly clock: Clock;
  readonly log: Log;
}): Supervisor<T> {
  const { what, open, first, rules, clock, log } = deps;
  let state: SupervisedFacts['state'] = typeof first === 'string' ? 'down' : 'up';
  let reason: string | null = null;
  let answeredAt: Date | null = null;
  let restarts: { at: Date; monotonic: number; reason: string }[] = [];
  let misses = 0;
  let asking = false;
  let closed = false;
  /** It failed too often, and has not been open since. */
  let givenUp = false;
  let present: T | undefined;
  let pending: NodeJS.Timeout | undefined;
  /** The end of what was closed in order, while it takes. */
  const ending = new Set<Promise<void>>();
  const watchers = new Set<() => void>();
  const timer = deps.ask && setInterval(look, rules.everyMs).unref();

  function adopt(opened: T): void {
    present = opened;
    misses = 0;
    opened.onFailure((cause) => {
      if (present === opened) fail(cause);
    });
  }

  function become(next: typeof state, why: string | null): void {
    if (next === state && why === reason) return;
    state = next;
    reason = why;
    for (const watcher of watchers) watcher();
  }

  function later(ms: number, work: () => void): void {
    clearTimeout(pending);
    pending = setTimeout(work, ms).unref();
  }

  function fail(why: string): void {
    if (closed) return;
    const failed = present;
    present = undefined;
    failed?.destroy();
    if (why === 'EADDRNOTAVAIL') {
      if (state !== 'waiting') log.warn(`${what} waits for its address`);
      become('waiting', why);
      later(rules.waitMs, () => void start(null));
      return;
    }
    if (givenUp) {
      become('given-up', why);
      later(rules.seldomMs, () => void start(why));
      return;
    }
    const now = clock.monotonic();
    const recent = restarts.filter(({ monotonic }) => now - monotonic < rules.withinMs);
    if (recent.length >= rules.most) {
      log.error(`${what} failed too often and is given up`, { reason: why, restarts: recent.length });
      givenUp = true;
      fail(why);
      return;
    }
    log.error(`${what} failed and is started again`, { reason: why, ms: rules.pauseMs });
    become('down', why);
    later(rules.pauseMs, () => void start(why));
  }

  async function start(why: string | null): Promise<void> {
    const note = () => {
      if (why !== null)
        restarts = [{ at: clock.now(), monotonic: clock.monotonic(), reason: why }, ...restarts].slice(0, 50);
    };
    // The seldom tries would push out of the list what happened.
    const seldom = givenUp;
    if (!seldom) note();
    try {
      const opened = await open();
      if (closed) {
        await opened.close();
        return;
      }
      if (seldom) note();
      givenUp = false;
      adopt(opened);
      if (why === null) log.info(`${what} was started`);
      else log.warn(`${what} was started again`, { reason: why, count: restarts.length });
      become('up', null);
    } catch (cause) {
      fail(codeOf(cause));
    }
  }

  function look(): void {
    const asked = present;
    if (!asked || asking || !deps.ask) return;
    asking = true;
    deps
      .ask(rules.answerMs)
      .then(
        () => {
          misses = 0;
          answeredAt = clock.now();
        },
        (cause: unknown) => {
          if (present !== asked || closed) return;
          misses += 1;
          log.warn(`${what} did not answer its own request`, { reason: codeOf(cause), count: misses });
          if (misses >= rules.misses) fail(`no answer to its own request (${codeOf(cause)})`);
        },
      )
      .finally(() => {
        asking = false;
      });
  }

  function end(one: T | undefined): Promise<void> {
    if (!one) return Promise.resolve();
    const ended = one.close().finally(() => ending.delete(ended));
    ending.add(ended);
    return ended;
  }

  if (typeof first === 'string') fail(first);
  else adopt(first);

  return {
    present: () => present,
    facts: () => ({
      state,
      reason,
      answeredAt,
      restarts: restarts.map(({ at, reason: why }) => ({ at, reason: why })),
    }),
    onChange(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    async restart(why) {
      clearTimeout(pending);
      const before = present;
      present = undefined;
      // Whoever asked may be answered over it: nobody waits for its end.
      end(before).catch((cause: unknown) => log.error(`${what} did not close in order`, { cause }));
      if (why === null) {
        givenUp = false;
        restarts = restarts.map((one) => ({ ...one, monotonic: Number.NEGATIVE_INFINITY }));
      }
      await start(why);
    },
    async close() {
      closed = true;
      clearInterval(timer);
      clearTimeout(pending);
      end(present);
      await Promise.all(ending);
    },
  };
}

/** The code of a fault of the system, or what kind of fault it is. */
export function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}
