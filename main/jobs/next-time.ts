import { Cron } from 'croner';

/**
 * The first time after an instant that a cron pattern names, in the workstation's time zone unless another is given. A time that the clocks
 * skip in spring comes right after the gap, one that they show twice in autumn comes the first time only.
 */
export function nextTime(pattern: string, after: Date, timezone?: string): Date {
  const next = new Cron(pattern, { paused: true, ...(timezone === undefined ? {} : { timezone }) }).nextRun(after);
  if (!next) throw new Error(`the schedule "${pattern}" names no time`);
  return next;
}
