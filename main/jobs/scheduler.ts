import { setTimeout as pause } from 'node:timers/promises';
import type { JobRun } from '../../shared/jobs.ts';
import type { Clock, Log } from '../ports.ts';
import { type JobDefinition, scheduleOf } from './definition.ts';
import { lastTime, nextTime } from './next-time.ts';
import type { RunJob } from './run-job.ts';

/** Screens come first: what was missed is caught up this long after the start, milliseconds. */
const firstMs = 1_000;
/** How often the clock is looked at, milliseconds. */
const tickMs = 15_000;
/** A run that starts later than this after its time was missed, milliseconds. */
const lateMs = 2 * 60_000;
/** How long closing waits for a job that was told to stop, milliseconds. */
const stopMs = 8_000;

interface Plan {
  readonly definition: JobDefinition;
  /** What `next` was reckoned from. */
  schedule: string;
  next: Date;
  /** The time of the newest run: the same time never comes twice, also when the clock was set back. */
  last: number | undefined;
  /** The last run was missed or cut: it is caught up at once. */
  missed: boolean;
  running: Promise<void> | undefined;
  again: boolean;
}

/** What the scheduler needs to know of the past. */
export interface SchedulerDeps {
  readonly definitions: readonly JobDefinition[];
  readonly run: RunJob;
  /** The newest runs of a job, the newest first. */
  readonly newest: (job: string, limit: number) => readonly JobRun[];
  /** Since when there is an installation: what a job that never ran has missed since then is caught up. */
  readonly since: Date;
  readonly clock: Clock;
  readonly log: Log;
  /** Another time zone than the workstation's. */
  readonly timezone?: string | undefined;
}

/** Starts jobs when their time has come, each at most once at a time. */
export function createScheduler(deps: SchedulerDeps) {
  const { definitions, run, newest, since, clock, log, timezone } = deps;
  const plans = new Map<string, Plan>();
  const stopping = new AbortController();
  let lastLook = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let first: NodeJS.Timeout | undefined;

  function following(schedule: string, now: Date, last: number | undefined): Date {
    const next = nextTime(schedule, now, timezone);
    return next.getTime() === last ? nextTime(schedule, next, timezone) : next;
  }

  /** From what ran before: what was missed while the program was closed comes at once, and once. */
  function planOf(definition: JobDefinition, now: Date): Plan {
    const { name } = definition;
    const schedule = scheduleOf(definition);
    const [latest, before] = newest(name, 2);
    const plan = { definition, schedule, missed: false, running: undefined, again: false };
    const last = latest ? Date.parse(latest.plannedAt) : since.getTime();
    // A run that was cut is done again; one that is cut again and again must not keep the program from starting.
    if (latest?.result === 'interrupted' && before?.result !== 'interrupted')
      return { ...plan, next: now, last: undefined, missed: true };
    const due = last > now.getTime() ? undefined : nextTime(schedule, new Date(last), timezone);
    if (due && due <= now) return { ...plan, next: due, last, missed: true };
    return { ...plan, next: following(schedule, now, last), last };
  }

  function begin(): void {
    if (plans.size > 0) return;
    const now = clock.now();
    for (const definition of definitions) plans.set(definition.name, planOf(definition, now));
  }

  function start(plan: Plan, cause: JobRun['cause'], plannedAt: Date, id?: number): Promise<void> {
    const { definition } = plan;
    const { name } = definition;
    plan.again = false;
    if (cause !== 'request') plan.last = plannedAt.getTime();
    plan.running = run(definition, { cause, plannedAt, ...(id === undefined ? {} : { id }) }, stopping.signal)
      .catch((fault: unknown) => log.error('a run could not be put on record', { job: name, cause: fault }))
      .then(() => {
        plan.running = undefined;
        plan.schedule = scheduleOf(definition);
        plan.next = following(plan.schedule, clock.now(), plan.last);
        plan.missed = false;
        return plan.again && !stopping.signal.aborted ? start(plan, 'schedule', clock.now()) : undefined;
      });
    return plan.running;
  }

  async function tick(): Promise<void> {
    if (stopping.signal.aborted) return;
    begin();
    const now = clock.now();
    const setBack = now.getTime() < lastLook;
    lastLook = now.getTime();
    const started: Promise<void>[] = [];
    for (const plan of plans.values()) {
      if (plan.running) continue;
      const schedule = scheduleOf(plan.definition);
      // Reckoned by a clock that was ahead (waiting for it could take years), or before somebody chose other times.
      if (setBack || schedule !== plan.schedule) plan.next = following(schedule, now, plan.last);
      plan.schedule = schedule;
      if (plan.next > now) continue;
      const late = plan.missed || now.getTime() - plan.next.getTime() > lateMs;
      // Of all the times that were missed the last one counts.
      const plannedAt = late ? lastTime(schedule, now, timezone) : plan.next;
      started.push(start(plan, late ? 'missed' : 'schedule', plannedAt));
    }
    await Promise.all(started);
  }

  /** The same where nobody waits: a fault is logged, and the next look makes up for it. */
  function look(): void {
    tick().catch((cause: unknown) => log.error('what is due could not be looked up', { cause }));
  }

  return {
    /** Looks every few seconds from now on; does not keep the process alive. */
    start(): void {
      if (stopping.signal.aborted) return;
      timer ??= setInterval(look, tickMs).unref();
      first ??= setTimeout(look, firstMs).unref();
    },

    /** Starts what is due and waits for it. */
    tick,
    look,

    /** Runs a job now, or once more when it is running; nothing before {@link start}, where no host is. */
    kick(name: string): void {
      const plan = plans.get(name);
      if (!timer || !plan || stopping.signal.aborted) return;
      if (plan.running) plan.again = true;
      else void start(plan, 'schedule', clock.now());
    },

    /** Runs a job whose row is written. */
    request(name: string, plannedAt: Date, id: number): void {
      begin();
      const plan = plans.get(name);
      if (plan) void start(plan, 'request', plannedAt, id);
    },

    isRunning: (name: string): boolean => plans.get(name)?.running !== undefined,

    /** When a job runs next. */
    nextOf(definition: JobDefinition): Date {
      const plan = plans.get(definition.name);
      const schedule = scheduleOf(definition);
      const reckoned = plan && !plan.running && plan.schedule === schedule;
      return reckoned ? plan.next : nextTime(schedule, clock.now(), timezone);
    },

    /** Tells what runs to stop, and waits for it a while. */
    async stop(): Promise<void> {
      clearInterval(timer);
      clearTimeout(first);
      stopping.abort();
      const running = [...plans.values()].flatMap((plan) => (plan.running ? [plan.running] : []));
      if (running.length === 0) return;
      const patience = new AbortController();
      await Promise.race([
        Promise.all(running).finally(() => patience.abort()),
        pause(stopMs, undefined, { signal: patience.signal }).then(
          () => log.error('a job did not stop in time'),
          () => undefined,
        ),
      ]);
    },
  };
}
