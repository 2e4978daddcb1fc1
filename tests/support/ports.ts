import { systemRandom } from '../../main/host/system-ports.ts';
import type { Clock, Log, LogData, Ports } from '../../main/ports.ts';
import { rememberedStart, silentNetwork } from './host-network.ts';

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  /** Sets the wall clock, as a person does; the monotonic clock stays where it is. */
  set(instant: string | Date): void;
  /** Moves the wall clock alone. */
  jump(milliseconds: number): void;
  /** Time passes, on both clocks. */
  advance(milliseconds: number): void;
}

/** The last time that it was ten in the morning here: recent, and never beside midnight or a nightly job. */
function lastMorning(): Date {
  const now = new Date();
  const morning = new Date(now);
  morning.setHours(10, 0, 0, 0);
  if (morning > now) morning.setDate(morning.getDate() - 1);
  return morning;
}

/** A clock that starts at an instant ({@link lastMorning} unless given). */
export function testClock(start: string | Date = lastMorning()): TestClock {
  let now = new Date(start).getTime();
  let passed = 0;
  return {
    now: () => new Date(now),
    monotonic: () => passed,
    set: (instant) => {
      now = new Date(instant).getTime();
    },
    jump: (milliseconds) => {
      now += milliseconds;
    },
    advance: (milliseconds) => {
      now += milliseconds;
      passed += milliseconds;
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
export function memoryLog(heard: () => void = () => {}): Log & { readonly entries: LogEntry[] } {
  const entries: LogEntry[] = [];
  const write = (level: string) => (message: string, data?: LogData) => {
    entries.push({ level, message, data });
    heard();
  };
  return { entries, debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

/** Ports for a core under test. */
export function testPorts(deps: { readonly folder: string; readonly clock: Clock; readonly log: Log }): Ports {
  return {
    clock: deps.clock,
    random: systemRandom,
    log: deps.log,
    // What hundreds of files of tests have used says nothing of the program.
    memoryBytes: () => 200_000_000,
    paths: { data: deps.folder },
    network: silentNetwork(),
    startWithComputer: rememberedStart(),
    notifier: { notify: () => undefined },
    app: { version: '0.0.0-test', host: 'headless' },
  };
}
