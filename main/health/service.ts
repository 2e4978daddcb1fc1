import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import {
  type HealthEvent,
  type HealthPart,
  type HealthState,
  type healthContract,
  healthParts,
  type PartHealth,
} from '../../shared/health.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import { sizeOf } from '../database/sidecars.ts';
import { sqliteCode } from '../database/sql-errors.ts';
import type { WriteTrouble } from '../database/write-trouble.ts';
import { freeBytes, spaceLimits } from '../files/disk-space.ts';
import { readCrash } from '../journal/crash-marker.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Ports } from '../ports.ts';
import type { CallLog } from '../rpc/call-log.ts';
import type { EventBus } from '../rpc/event-bus.ts';
import { programActor } from '../rpc/program-actor.ts';
import type { Transactor } from '../rpc/transact.ts';
import { endingStage } from './certificate-rules.ts';
import type { Meter } from './meter.ts';
import { type HealthSources, looks } from './parts.ts';
import type { HealthRepository } from './repository.ts';

type Input<P extends keyof typeof healthContract> = z.output<(typeof healthContract)[P]['input']>;
type Output<P extends keyof typeof healthContract> = z.output<(typeof healthContract)[P]['output']>;

const hourMs = 3_600_000;
/** Days that changes are kept. */
const keptDays = 400;
/** Figures of calls and delays are those of so many milliseconds. */
const windowMs = 300_000;
/** Parts that nobody else tells about. */
const told: readonly HealthPart[] = ['disk', 'certificate', 'listener', 'log', 'memory'];
/** Without these `/health` is degraded. */
const vital: readonly HealthPart[] = ['database', 'disk'];

/** The self-check: what works, since when, and how fast. */
export function createHealthService(deps: {
  readonly repository: HealthRepository;
  readonly transactor: Transactor;
  readonly notices: NoticeWriter;
  readonly events: Pick<EventBus, 'publish'>;
  readonly ports: Pick<Ports, 'clock' | 'random' | 'log' | 'logKeeping' | 'watch' | 'freeBytes' | 'paths'>;
  readonly databaseFile: string;
  readonly isDamaged: () => boolean;
  readonly trouble: Pick<WriteTrouble, 'probe' | 'present'>;
  readonly backups: HealthSources['backups'];
  readonly certificateKind: HealthSources['certificateKind'];
  readonly calls: Pick<CallLog, 'figures'>;
  readonly slowStatements: () => number;
  readonly meter: Meter;
}) {
  const { repository, transactor, notices, events, ports, databaseFile, calls, meter } = deps;
  const { clock, log } = ports;
  const startedAt = clock.monotonic();
  const before = (ms: number) => new Date(clock.now().getTime() - ms).toISOString();
  let last: { readonly at: Date; readonly parts: readonly PartHealth[] } | undefined;
  let running: Promise<readonly PartHealth[]> | undefined;
  const listeners = new Set<(state: HealthState) => void>();

  const sources: HealthSources = {
    now: clock.now,
    readTime() {
      const begun = performance.now();
      repository.accounts();
      return performance.now() - begun;
    },
    isDamaged: deps.isDamaged,
    freeBytes: () => freeBytes(ports),
    writeTrouble() {
      deps.trouble.probe();
      return deps.trouble.present();
    },
    listeners: () => ports.watch?.listeners() ?? [],
    failingJobs: repository.failingJobs,
    endlessJobs: () => repository.endlessJobs(before(2 * hourMs)),
    backups: deps.backups,
    certificateKind: deps.certificateKind,
    stuckMails: () => repository.stuckMails(before(hourMs)),
    log: () => ports.logKeeping?.state() ?? { lost: 0, fault: null },
    memoryBytes: meter.memoryBytes,
    memoryTrend: meter.memoryTrend,
  };

  async function lookAt(part: HealthPart): Promise<PartHealth> {
    const begun = performance.now();
    const took = () => Math.round((performance.now() - begun) * 10) / 10;
    try {
      return { part, ...(await looks[part](sources)), milliseconds: took() };
    } catch (cause) {
      log.error('a part of the self-check failed', { part, cause });
      const advice = 'Look at the log; if it stays, start the program again.';
      return { part, state: 'failed', evidence: 'This could not be looked at.', advice, milliseconds: took() };
    }
  }

  /** Whether the certificate has come to a moment at which its end is told again, since an instant. */
  function endsSooner(since: Date): boolean {
    return sources
      .listeners()
      .some(({ certificateEnds: ends }) => endingStage(ends, clock.now()) > endingStage(ends, since));
  }

  /** Changes go into the timeline, and once a day every part does; administrators are told of changes that nobody else tells. */
  async function record(parts: readonly PartHealth[]): Promise<void> {
    const at = clock.now().toISOString();
    const news = parts.flatMap((part) => {
      const known = repository.newest(part.part);
      // What could not be written yet is tried again: that is how the end of the trouble is seen.
      const changed =
        (known?.state ?? 'ok') !== part.state ||
        (part.part === 'disk' && deps.trouble.present() !== null) ||
        (part.part === 'certificate' && known !== undefined && endsSooner(new Date(known.at)));
      return changed || !known || known.at < before(24 * hourMs) ? [{ ...part, changed }] : [];
    });
    // Nothing is written into a damaged database.
    if (news.length === 0 || deps.isDamaged()) return;
    await retryWhileBusy(() =>
      transactor.housekeeping(() => {
        for (const { part, state, evidence } of news) repository.insert({ at, part, state, evidence });
        repository.forget(before(keptDays * 24 * hourMs));
      }),
    );
    for (const { part, state, evidence } of news.filter(({ changed }) => changed)) {
      log[state === 'ok' ? 'info' : 'warn']('health changed', { part, state, evidence });
    }
    await tell(news.filter(({ part, changed }) => changed && told.includes(part)));
    events.publish({ topic: 'health' });
  }

  async function tell(changed: readonly PartHealth[]): Promise<void> {
    if (changed.length === 0) return;
    const actor = programActor(ports.random, '(jobs)', 'health.check');
    const worth = changed.filter(({ part, state }) => state !== 'ok' || notices.isOpen('health.part', part));
    if (worth.length === 0) return;
    await retryWhileBusy(() =>
      transactor.transact(actor, (tx) => {
        for (const { part, state, evidence, advice } of worth) {
          if (state === 'ok') notices.settle(tx, 'health.part', part);
          else {
            notices.raise(tx, {
              kind: 'health.part',
              subject: part,
              audience: 'system:manage',
              severity: state === 'failed' ? 'danger' : 'warning',
              message: advice === null ? evidence : `${evidence} ${advice}`,
              link: '/admin/health',
            });
          }
        }
      }),
    );
  }

  async function checkAll(): Promise<readonly PartHealth[]> {
    meter.sample();
    const parts: PartHealth[] = [];
    for (const part of healthParts) parts.push(await lookAt(part));
    last = { at: clock.now(), parts };
    const state = worst(parts);
    for (const listener of listeners) listener(state);
    try {
      await record(parts);
    } catch (cause) {
      // Nothing can be written down while the disk takes nothing; whoever asks is told all the same.
      if (deps.trouble.present() === null) throw cause;
      log.warn('the self-check could not be written down', { code: sqliteCode(cause) ?? null });
      events.publish({ topic: 'health' });
    }
    return parts;
  }

  /** Looks at everything; who asks while it looks gets the same answer. */
  function check(): Promise<readonly PartHealth[]> {
    running ??= checkAll().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    check: async () => {
      const parts = await check();
      return { state: worst(parts), parts: [...parts] };
    },

    /** The state that the last self-check found; `ok` before the first one. */
    state: (): HealthState => (last ? worst(last.parts) : 'ok'),

    /** The last findings, for a bundle: what is said of backups names their places, and stays here. */
    findings: () => ({
      checkedAt: last?.at.toISOString() ?? null,
      parts: (last?.parts ?? []).map(({ evidence, ...part }) =>
        part.part === 'backups' ? part : { ...part, evidence },
      ),
    }),

    /** Called with the state after every self-check. */
    onCheck(listener: (state: HealthState) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Whether database and disk were in order at the last look; looks at the disk itself before the first one. */
    isVital(): boolean {
      if (deps.isDamaged()) return false;
      if (!last) return freeBytes(ports) >= spaceLimits.refuse;
      return !last.parts.some(({ part, state }) => vital.includes(part) && state === 'failed');
    },

    async overview(): Promise<Output<'overview'>> {
      const parts = last?.parts ?? (await check());
      const { calls: count, median, p95 } = calls.figures(windowMs);
      const crash = readCrash(join(ports.paths.data, 'logs'));
      const restarts = sources
        .listeners()
        .flatMap((listener) => listener.restarts)
        .map(({ at, reason }) => ({ at: at.toISOString(), what: 'listener', reason }));
      return {
        state: worst(parts),
        checkedAt: last?.at.toISOString() ?? null,
        parts: [...parts],
        metrics: {
          databaseBytes: statSync(databaseFile).size,
          walBytes: sizeOf(`${databaseFile}-wal`) ?? 0,
          documentsBytes: repository.documentsBytes(),
          freeBytes: sources.freeBytes(),
          memoryBytes: sources.memoryBytes(),
          memoryTrend: meter.memoryTrend(),
          uptimeSeconds: Math.round((clock.monotonic() - startedAt) / 1000),
          worstDelay: meter.worstDelay(),
          callMedian: rounded(median),
          callP95: rounded(p95),
          calls: count,
          sessions: repository.sessions(clock.now().toISOString()),
          slowQueries: deps.slowStatements(),
        },
        restarts: [...restarts, ...(crash ? [{ at: crash.at, what: 'program', reason: crash.reason }] : [])].sort(
          (a, b) => b.at.localeCompare(a.at),
        ),
      };
    },

    timeline: ({ part, page, pageSize }: Input<'timeline'>): { items: HealthEvent[]; total: number } => ({
      items: repository.list(part ?? null, pageSize, (page - 1) * pageSize),
      total: repository.count(part ?? null),
    }),
  };
}

/** The service of {@link createHealthService}. */
export type HealthService = ReturnType<typeof createHealthService>;

function worst(parts: readonly PartHealth[]): HealthState {
  if (parts.some(({ state }) => state === 'failed')) return 'failed';
  return parts.some(({ state }) => state === 'warning') ? 'warning' : 'ok';
}

const rounded = (milliseconds: number | null) => (milliseconds === null ? null : Math.round(milliseconds * 10) / 10);
