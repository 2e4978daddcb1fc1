import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import { addDays, localDate, type PlainDate } from '../../shared/dates.ts';
import type { MaintenanceTask, maintenanceContract } from '../../shared/maintenance.ts';
import { periodBefore, periodOf, type Span } from '../../shared/maintenance-periods.ts';
import type { ReadinessCheck } from '../../shared/readiness.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Clock, Random } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import { programActor } from '../rpc/program-actor.ts';
import type { Transactor, Tx } from '../rpc/transact.ts';
import type { Evidence } from './evidence.ts';
import type { MaintenanceRepository, Mark } from './repository.ts';
import type { Sight } from './sight.ts';
import { type TaskDefinition, tasks } from './tasks.ts';

type Input<P extends keyof typeof maintenanceContract> = z.output<(typeof maintenanceContract)[P]['input']>;
type Checks = ReadonlyMap<string, ReadinessCheck>;

const late = ['maintenance.late', 'maintenance'] as const;
/** No check of readiness: they speak of the present moment only. */
const noChecks: Checks = new Map();

/** The maintenance calendar: what is open, what the program saw by itself, what people signed, what was left out. */
export function createMaintenanceService(deps: {
  readonly repository: MaintenanceRepository;
  readonly evidence: Evidence;
  /** The checks of readiness as they stand; those that take long as they were last made. */
  readonly checks: () => Promise<readonly ReadinessCheck[]>;
  readonly transactor: Pick<Transactor, 'transact'>;
  readonly notices: NoticeWriter;
  /** When the installation was made: what lies before it was nobody's to do. */
  readonly since: Date;
  readonly clock: Clock;
  readonly random: Pick<Random, 'uuid'>;
}) {
  const { repository, evidence, transactor, notices, clock, random } = deps;
  const installed = localDate(deps.since);

  function definitionOf(task: string): TaskDefinition {
    const found = tasks.find((one) => one.task === task);
    if (!found) throw new AppError('NOT_FOUND', 'There is no task of this name. Read the list again.');
    return found;
  }

  async function checksNow(): Promise<Checks> {
    return new Map((await deps.checks()).map((check) => [check.id, check]));
  }

  function sight({ look }: TaskDefinition, span: Span, checks: Checks): Sight | undefined {
    return look?.({ span, evidence, checks });
  }

  /** Whether the whole period before went by without it. */
  function wasLeftOut({ task, period }: TaskDefinition, day: PlainDate): boolean {
    const before = periodBefore(period, day);
    return before.from >= installed && repository.find(task, before.from) === undefined;
  }

  function present(definition: TaskDefinition, day: PlainDate, checks: Checks): MaintenanceTask {
    const { task, period, link } = definition;
    const span = periodOf(period, day);
    const mark = repository.find(task, span.from);
    if (mark) return fromMark(definition, mark);
    const seen = sight(definition, span, checks);
    const open = { task, period, ...span, link, evidence: seen?.evidence ?? null, at: null, by: null, note: null };
    if (seen?.closes) return { ...open, state: 'seen', at: clock.now().toISOString() };
    return { ...open, state: wasLeftOut(definition, day) ? 'late' : 'open' };
  }

  /** Writes what is seen now, takes back what does not hold any more, and closes the period before where the data show it. */
  function note(tx: Tx, definition: TaskDefinition, day: PlainDate, checks: Checks): boolean {
    const { task, period } = definition;
    const span = periodOf(period, day);
    const before = periodBefore(period, day);
    let changed = closeIfSeen(tx, task, span, sight(definition, span, checks));
    if (before.from >= installed && !repository.find(task, before.from))
      changed = closeIfSeen(tx, task, before, sight(definition, before, noChecks)) || changed;
    return changed;
  }

  function closeIfSeen(tx: Tx, task: string, span: Span, seen: Sight | undefined): boolean {
    const mark = repository.find(task, span.from);
    if (mark?.state === 'done') return false;
    if (seen?.closes) {
      if (mark) return false;
      repository.mark({ task, ...span, state: 'seen', evidence: seen.evidence, at: tx.at, actor: null, note: null });
      return true;
    }
    // Where nothing can be seen at the moment, what was seen before stands.
    if (!mark || !seen) return false;
    repository.unmark(task, span.from);
    return true;
  }

  function tell(tx: Tx, count: number): void {
    if (count === 0) notices.settle(tx, ...late);
    if (count === 0 || notices.isOpen(...late)) return;
    notices.raise(tx, {
      kind: late[0],
      subject: late[1],
      audience: 'system:manage',
      severity: 'warning',
      message: `Work of maintenance was left out: ${count} tasks. Do it now, and sign it on the page of the maintenance.`,
      link: '/admin/maintenance',
    });
  }

  /** A day's work announces itself elsewhere (health, backups): only what comes more rarely is told. */
  function leftOut(day: PlainDate): number {
    return tasks.filter(
      (definition) =>
        definition.period !== 'daily' &&
        !repository.find(definition.task, periodOf(definition.period, day).from) &&
        wasLeftOut(definition, day),
    ).length;
  }

  return {
    async tasks(): Promise<{ items: MaintenanceTask[] }> {
      const checks = await checksNow();
      const day = localDate(clock.now());
      return { items: tasks.map((definition) => present(definition, day, checks)) };
    },

    history({ task, page, pageSize }: Input<'history'>): { items: MaintenanceTask[]; total: number } {
      const day = localDate(clock.now());
      const marks = new Map(repository.since(installed).map((mark) => [`${mark.task} ${mark.from}`, mark]));
      const chosen = task === undefined ? tasks : [definitionOf(task)];
      const past = chosen.flatMap((definition) => pastOf(definition, day, marks));
      past.sort((one, other) => (one.to === other.to ? (one.from < other.from ? -1 : 1) : one.to < other.to ? 1 : -1));
      return { items: past.slice((page - 1) * pageSize, page * pageSize), total: past.length };
    },

    /** @throws AppError NOT_FOUND, CONFLICT when somebody closed it already */
    complete({ task, note: words }: Input<'complete'>, ctx: Context): MaintenanceTask {
      const definition = definitionOf(task);
      const span = periodOf(definition.period, localDate(clock.now()));
      ctx.transact((tx) => {
        const mark = repository.find(task, span.from);
        if (mark?.state === 'done')
          throw new AppError('CONFLICT', `This was closed by ${mark.actor ?? ''} already. Read the list again.`);
        const evidenceNow = mark?.evidence ?? sight(definition, span, noChecks)?.evidence ?? null;
        repository.mark({
          task,
          ...span,
          state: 'done',
          evidence: evidenceNow,
          at: tx.at,
          actor: tx.by,
          note: words || null,
        });
        audit(tx, task, span, mark?.state ?? 'open', 'done', words || null);
        tell(tx, leftOut(localDate(clock.now())));
      });
      return present(definition, localDate(clock.now()), noChecks);
    },

    /** @throws AppError NOT_FOUND, CONFLICT when no person closed it */
    async reopen({ task }: Input<'reopen'>, ctx: Context): Promise<MaintenanceTask> {
      const definition = definitionOf(task);
      const day = localDate(clock.now());
      const span = periodOf(definition.period, day);
      const checks = await checksNow();
      await retryWhileBusy(() =>
        ctx.transact((tx) => {
          if (repository.find(task, span.from)?.state !== 'done')
            throw new AppError('CONFLICT', 'Nobody has closed this task in the present period. Read the list again.');
          repository.unmark(task, span.from);
          audit(tx, task, span, 'done', 'open', null);
        }),
      );
      return present(definition, day, checks);
    },

    /** The hourly job; null when nothing changed. */
    async look(): Promise<string | null> {
      const checks = await checksNow();
      const day = localDate(clock.now());
      const actor = programActor(random, '(jobs)', 'maintenance.look');
      const changed = await retryWhileBusy(() =>
        transactor.transact(actor, (tx) => {
          const news = tasks.filter((definition) => note(tx, definition, day, checks)).map((one) => one.task);
          if (news.length > 0)
            tx.audit({ entity: 'maintenance', entityId: null, changes: { tasks: { old: null, new: news } } });
          tell(tx, leftOut(day));
          return news.length;
        }),
      );
      return changed === 0 ? null : `Tasks whose state changed by itself: ${changed}.`;
    },

    /** Closes a task inside the transaction of what does it. */
    close(tx: Tx, task: string, words: string | null): void {
      const definition = definitionOf(task);
      const span = periodOf(definition.period, localDate(new Date(tx.at)));
      repository.mark({ task, ...span, state: 'done', evidence: null, at: tx.at, actor: tx.by, note: words });
    },
  };

  function pastOf(definition: TaskDefinition, day: PlainDate, marks: ReadonlyMap<string, Mark>): MaintenanceTask[] {
    const { task, period, link } = definition;
    const past: MaintenanceTask[] = [];
    for (let span = periodBefore(period, day); span.to >= installed; span = periodOf(period, addDays(span.from, -1))) {
      const mark = marks.get(`${task} ${span.from}`);
      if (mark) past.push(fromMark(definition, mark));
      // The period that the installation was made in does not count against anybody.
      else if (span.from >= installed)
        past.push({ task, period, ...span, link, state: 'late', evidence: null, at: null, by: null, note: null });
    }
    return past;
  }
}

/** The service of {@link createMaintenanceService}. */
export type MaintenanceService = ReturnType<typeof createMaintenanceService>;

function fromMark({ task, period, link }: TaskDefinition, mark: Mark): MaintenanceTask {
  const { from, to, state, evidence, at, actor, note } = mark;
  return { task, period, from, to, link, state, evidence, at, by: actor, note };
}

function audit(tx: Tx, task: string, { from }: Span, old: string, next: string, reason: string | null): void {
  tx.audit({
    entity: 'maintenance',
    entityId: task,
    reason,
    changes: { state: { old, new: next }, period: { old: null, new: from } },
  });
}
