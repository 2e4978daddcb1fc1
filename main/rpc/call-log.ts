import type { Log } from '../ports.ts';

/** One answered call. */
export interface AnsweredCall {
  readonly procedure: string;
  readonly requestId: string;
  /** `OK`, or the code of the refusal. */
  readonly code: string;
  readonly ms: number;
}

/** How fast calls were answered. */
export interface CallFigures {
  readonly calls: number;
  /** Milliseconds of a typical and of a slow call; null without calls. */
  readonly median: number | null;
  readonly p95: number | null;
}

/** What dispatch tells after every call. */
export interface CallLog {
  note(call: AnsweredCall): void;
  /** Calls of the last so many milliseconds, as far as they are remembered. */
  figures(withinMs: number): CallFigures;
}

/** Calls that take longer are said at the ordinary level of the log. */
const slowMs = 1000;
/** Calls that are remembered. */
const remembered = 4096;

/** Logs each call (never its input), and remembers how long the last ones took. */
export function createCallLog(deps: {
  readonly log: Log;
  readonly monotonic: () => number;
  /** Procedures that are not noted unless they are slow. */
  readonly quiet: ReadonlySet<string>;
}): CallLog {
  const { log, monotonic, quiet } = deps;
  const endedAt = new Float64Array(remembered).fill(Number.NEGATIVE_INFINITY);
  const took = new Float64Array(remembered);
  let next = 0;

  return {
    note(call) {
      endedAt[next] = monotonic();
      took[next] = call.ms;
      next = (next + 1) % remembered;
      if (call.ms > slowMs) log.info('slow call', { ...call, ms: Math.round(call.ms) });
      // Whoever follows the log would write a line with every look.
      else if (!quiet.has(call.procedure)) log.debug('call', { ...call, ms: Math.round(call.ms * 10) / 10 });
    },
    figures(withinMs) {
      const since = monotonic() - withinMs;
      const recent = took.filter((_, index) => (endedAt[index] ?? 0) >= since).sort();
      const at = (share: number) => recent[Math.min(recent.length - 1, Math.floor(recent.length * share))] ?? null;
      return { calls: recent.length, median: at(0.5), p95: at(0.95) };
    },
  };
}
