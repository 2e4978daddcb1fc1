import type { Clock, ListenerFacts, Log, ServedCertificate } from '../ports.ts';
import type { Listener } from './listener.ts';
import { askSelf } from './self-request.ts';

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
  /** Starts within `withinMs` after which it is given up. */
  readonly most: number;
  readonly withinMs: number;
  /** Between two looks whether the certificate has to be renewed. */
  readonly renewMs: number;
}

/** A start ten seconds after a failure, at most five within ten minutes (the supervisor of REMS). */
const defaultSupervision: Supervision = {
  everyMs: 30_000,
  answerMs: 5_000,
  misses: 2,
  pauseMs: 10_000,
  most: 5,
  withinMs: 600_000,
  renewMs: 3_600_000,
};

/** A listener that is started again when it fails or does not answer any more. */
export interface SupervisedListener extends Pick<Listener, 'url' | 'port' | 'addresses' | 'setCertificate' | 'close'> {
  facts(): ListenerFacts;
  onChange(listener: () => void): () => void;
}

/** Opens a listener and looks after it; throws what the first opening throws. */
export async function createSupervisedListener(deps: {
  /** Opens a listener on a port (0 takes a free one). */
  readonly open: (port: number, certificate: ServedCertificate) => Promise<Listener>;
  readonly certificate: ServedCertificate;
  readonly host: string;
  readonly port: number;
  readonly clock: Clock;
  readonly log: Log;
  /** The certificate that is to be served now: the present one until its last weeks; null while none can be kept. */
  readonly renewed?: (() => Promise<ServedCertificate> | null) | undefined;
  readonly supervision?: Partial<Supervision>;
}): Promise<SupervisedListener> {
  const { open, host, clock, log } = deps;
  const rules = { ...defaultSupervision, ...deps.supervision };
  let { certificate } = deps;
  let state: ListenerFacts['state'] = 'up';
  let reason: string | null = null;
  let answeredAt: Date | null = null;
  let restarts: { at: Date; monotonic: number; reason: string }[] = [];
  let misses = 0;
  let asking = false;
  let closed = false;
  let pending: NodeJS.Timeout | undefined;
  const watchers = new Set<() => void>();

  const first = await open(deps.port, certificate);
  const { url, port, addresses } = first;
  let present: Listener | undefined;
  adopt(first);
  const timer = setInterval(look, rules.everyMs).unref();
  const renewing = setInterval(() => void renew(), rules.renewMs).unref();

  function adopt(listener: Listener): void {
    present = listener;
    misses = 0;
    listener.onFailure((cause) => {
      if (present === listener) fail(cause);
    });
  }

  function become(next: typeof state, why: string | null): void {
    state = next;
    reason = why;
    for (const watcher of watchers) watcher();
  }

  function fail(why: string): void {
    if (closed) return;
    const failed = present;
    present = undefined;
    failed?.destroy();
    const now = clock.monotonic();
    const recent = restarts.filter(({ monotonic }) => now - monotonic < rules.withinMs);
    if (recent.length >= rules.most) {
      log.error('the listener failed too often and is given up', { reason: why, restarts: recent.length });
      become('given-up', why);
      return;
    }
    log.error('the listener failed and is started again', { reason: why, ms: rules.pauseMs });
    become('down', why);
    pending = setTimeout(() => void start(why), rules.pauseMs);
  }

  async function start(why: string): Promise<void> {
    restarts = [{ at: clock.now(), monotonic: clock.monotonic(), reason: why }, ...restarts].slice(0, 50);
    try {
      const listener = await open(port, certificate);
      if (closed) {
        await listener.close();
        return;
      }
      adopt(listener);
      log.warn('the listener was started again', { reason: why, count: restarts.length });
      become('up', null);
    } catch (cause) {
      fail(codeOf(cause));
    }
  }

  function look(): void {
    const asked = present;
    if (!asked || asking) return;
    asking = true;
    askSelf(url, certificate, rules.answerMs)
      .then(
        () => {
          misses = 0;
          answeredAt = clock.now();
        },
        (cause: unknown) => {
          if (present !== asked || closed) return;
          misses += 1;
          log.warn('the listener did not answer its own request', { reason: codeOf(cause), count: misses });
          if (misses >= rules.misses) fail(`no answer to its own request (${codeOf(cause)})`);
        },
      )
      .finally(() => {
        asking = false;
      });
  }

  function serve(next: ServedCertificate): void {
    certificate = next;
    present?.setCertificate(next);
  }

  /** A host may run for longer than its certificate lasts. */
  async function renew(): Promise<void> {
    try {
      const next = await deps.renewed?.();
      if (!next || closed || next.chain === certificate.chain) return;
      serve(next);
      for (const watcher of watchers) watcher();
    } catch (cause) {
      log.error('the certificate could not be renewed', { cause });
    }
  }

  return {
    url,
    port,
    addresses,
    setCertificate: serve,
    facts: () => ({
      url,
      host,
      port,
      addresses,
      state,
      reason,
      certificateEnds: certificate.expiresAt,
      answeredAt,
      restarts: restarts.map(({ at, reason: why }) => ({ at, reason: why })),
    }),
    onChange(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    async close() {
      closed = true;
      clearInterval(timer);
      clearInterval(renewing);
      clearTimeout(pending);
      await present?.close();
    },
  };
}

function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}
