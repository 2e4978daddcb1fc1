/** The cron patterns of times of day `HH:MM`, as the scheduler takes them. */
export function scheduleOfTimes(times: readonly string[]): string {
  return times.map((time) => `${Number(time.slice(3))} ${Number(time.slice(0, 2))} * * *`).join(' | ');
}

/** The last time of day until an instant, by the local clock. */
export function lastScheduled(times: readonly string[], now: Date): Date {
  return choose(times, now, [-1, 0], (at) => at <= now, Math.max);
}

/** The next time of day after an instant, by the local clock. */
export function nextScheduled(times: readonly string[], now: Date): Date {
  return choose(times, now, [0, 1], (at) => at > now, Math.min);
}

function choose(
  times: readonly string[],
  now: Date,
  days: readonly number[],
  fits: (at: Date) => boolean,
  best: (...instants: number[]) => number,
): Date {
  const instants = days.flatMap((day) =>
    times.map((time) => {
      const [hours, minutes] = [Number(time.slice(0, 2)), Number(time.slice(3))];
      return new Date(now.getFullYear(), now.getMonth(), now.getDate() + day, hours, minutes);
    }),
  );
  return new Date(best(...instants.filter(fits).map((at) => at.getTime())));
}
