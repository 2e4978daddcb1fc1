import { Cron } from 'croner';

/**
 * The first time after an instant that a cron pattern (or one of several with ` | ` between them) names, in the workstation's time zone unless another is given. A time that the clocks
 * skip in spring comes right after the gap, one that they show twice in autumn comes the first time only.
 */
export function nextTime(pattern: string, after: Date, timezone?: string): Date {
  return ofAll(pattern, (one) => cron(one, timezone).nextRun(after), Math.min);
}

/** The last time until an instant that a cron pattern names. */
export function lastTime(pattern: string, until: Date, timezone?: string): Date {
  // Without the times of the instant itself, as the library has it.
  const limit = new Date(until.getTime() + 1000);
  return ofAll(pattern, (one) => cron(one, timezone).previousRuns(1, limit)[0], Math.max);
}

/** The first or last of the times that several patterns name, ` | ` between them. */
function ofAll(
  patterns: string,
  timeOf: (pattern: string) => Date | null | undefined,
  choose: (...times: number[]) => number,
): Date {
  const times = patterns.split(' | ').flatMap((pattern) => timeOf(pattern)?.getTime() ?? []);
  if (times.length === 0) throw new Error(`the schedule "${patterns}" names no time`);
  return new Date(choose(...times));
}

function cron(pattern: string, timezone: string | undefined): Cron {
  return new Cron(pattern, { paused: true, ...(timezone === undefined ? {} : { timezone }) });
}
