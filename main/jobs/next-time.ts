import { Cron } from 'croner';

/**
 * The first time after an instant that a cron pattern names, in the workstation's time zone unless another is given. A time that the clocks
 * skip in spring comes right after the gap, one that they show twice in autumn comes the first time only.
 */
export function nextTime(pattern: string, after: Date, timezone?: string): Date {
  const next = cron(pattern, timezone).nextRun(after);
  if (!next) throw new Error(`the schedule "${pattern}" names no time`);
  return next;
}

/** The last time until an instant that a cron pattern names. */
export function lastTime(pattern: string, until: Date, timezone?: string): Date {
  // Without the times of the instant itself, as the library has it.
  const [last] = cron(pattern, timezone).previousRuns(1, new Date(until.getTime() + 1000));
  if (!last) throw new Error(`the schedule "${pattern}" names no time`);
  return last;
}

function cron(pattern: string, timezone: string | undefined): Cron {
  return new Cron(pattern, { paused: true, ...(timezone === undefined ? {} : { timezone }) });
}
