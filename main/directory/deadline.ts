import { DirectoryFault } from './faults.ts';

/** A time by which everything must be over. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Milliseconds that are left. */
  left(): number;
  /** A shorter one inside this one. */
  within(milliseconds: number): Deadline;
  /** The result, or the fault `no-answer` when time is up first. The loser is left to itself: whoever holds sockets listens to the signal. */
  race<T>(work: Promise<T>): Promise<T>;
  /** No timer stays behind. */
  end(): void;
}

/**
 * Starts a deadline. The LDAP library's own time-outs are in milliseconds, off by default, and none of them covers a TLS handshake:
 * a server that accepts and stays silent would hold a sign-in for ever.
 */
export function startDeadline(milliseconds: number, parent?: Deadline): Deadline {
  const started = performance.now();
  const control = new AbortController();
  const abort = () => control.abort(new DirectoryFault('no-answer'));
  const timer = setTimeout(abort, milliseconds);
  parent?.signal.addEventListener('abort', abort, { once: true });
  if (parent?.signal.aborted) abort();
  const deadline: Deadline = {
    signal: control.signal,
    left: () => Math.max(0, milliseconds - (performance.now() - started)),
    within: (shorter) => startDeadline(Math.min(shorter, deadline.left()), deadline),
    race(work) {
      return new Promise((resolve, reject) => {
        const up = () => reject(control.signal.reason);
        if (control.signal.aborted) {
          work.catch(() => undefined);
          up();
          return;
        }
        control.signal.addEventListener('abort', up, { once: true });
        work.then(resolve, reject).finally(() => control.signal.removeEventListener('abort', up));
      });
    },
    end() {
      clearTimeout(timer);
      parent?.signal.removeEventListener('abort', abort);
    },
  };
  return deadline;
}
