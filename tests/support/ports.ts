import { systemRandom } from '../../main/host/system-ports.ts';
import type { Clock, Log, LogData, Ports } from '../../main/ports.ts';

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  set(instant: string | Date): void;
  advance(milliseconds: number): void;
}

/** A clock that starts at an instant (the real one unless given). */
export function testClock(start: string | Date = new Date()): TestClock {
  let now = new Date(start).getTime();
  return {
    now: () => new Date(now),
    monotonic: () => now,
    set: (instant) => {
      now = new Date(instant).getTime();
    },
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}

/** One line that the program logged. */
export interface LogEntry {
  readonly level: string;
  readonly message: string;
  readonly data: LogData | undefined;
}

/** A log that keeps its lines, so that a test can ask what was said and what was not. */
export function memoryLog(): Log & { readonly entries: LogEntry[] } {
  const entries: LogEntry[] = [];
  const write = (level: string) => (message: string, data?: LogData) => void entries.push({ level, message, data });
  return { entries, debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

/** Ports for a core under test. */
export function testPorts(deps: { readonly folder: string; readonly clock: Clock; readonly log: Log }): Ports {
  return {
    clock: deps.clock,
    random: systemRandom,
    log: deps.log,
    paths: { data: deps.folder },
    notifier: { notify: () => undefined },
    app: { version: '0.0.0-test', host: 'headless' },
  };
}
