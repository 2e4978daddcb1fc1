import { setTimeout as pause } from 'node:timers/promises';
import { createServedRules } from './certificates/served-rules.ts';
import type { FeatureDeps } from './feature-deps.ts';
import { createMeter } from './health/meter.ts';
import type { HealthSources } from './health/parts.ts';
import { createHealthProcedures } from './health/procedures.ts';
import { createHealthRepository } from './health/repository.ts';
import { createHealthService } from './health/service.ts';
import type { JobDefinition } from './jobs/service.ts';
import { createLogsProcedures } from './logs/procedures.ts';
import { createLogsRepository } from './logs/repository.ts';
import { createLogsService } from './logs/service.ts';
import { createNoticeWriter } from './notices/notice-writer.ts';

/** Milliseconds after opening when the first look is taken: the start itself is over then. */
const firstLookMs = 3000;
/** Milliseconds between two looks at the folder, and between two attempts while the disk takes nothing: whoever works must not wait long for either news. */
const troubleMs = 4000;

/** Milliseconds between two looks where no job makes them. */
const lookMs = 300_000;

/** Builds what watches the program itself: its log and its health. */
export function createOversight(deps: FeatureDeps, also: { readonly backups: HealthSources['backups'] }) {
  const { data, ports, transactor, tickets, events, workerEntry, integrity, oversight, statements, trouble } = deps;
  const { db } = data;
  const notices = createNoticeWriter(db);
  const certificates = createServedRules({ db, dataFolder: ports.paths.data });
  const meter = createMeter({ clock: ports.clock, watch: workerEntry !== null, resident: ports.memoryBytes });
  const health = createHealthService({
    repository: createHealthRepository(db),
    transactor,
    notices,
    events,
    ports,
    databaseFile: db.name,
    isDamaged: () => integrity.findings().length > 0,
    trouble,
    backups: also.backups,
    certificateKind: () => certificates.chosenKind() ?? 'own',
    calls: oversight.calls,
    slowStatements: statements.count,
    meter,
  });
  const logs = createLogsService({
    repository: createLogsRepository(db),
    transactor,
    notices,
    ports,
    files: tickets,
    onSlowLimit: statements.setLimit,
    health: health.findings,
  });
  const stop: (() => void)[] = [health.onCheck(oversight.tell), meter.stop];

  function look(): void {
    health.check().catch((cause: unknown) => ports.log.error('the self-check failed', { cause }));
  }

  const closing = new AbortController();
  stop.push(() => closing.abort());
  let following = false;

  /** Looks at once and again and again until the disk takes changes, and then once more for the good news. */
  async function follow(): Promise<void> {
    if (following) return;
    following = true;
    try {
      for (let good = 0; good < 2 && !closing.signal.aborted; ) {
        await health.check();
        good = trouble.present() === null ? good + 1 : 0;
        if (good === 0) await pause(troubleMs, undefined, { signal: closing.signal, ref: false });
      }
    } catch (cause) {
      if (!closing.signal.aborted) ports.log.error('the self-check failed', { cause });
    } finally {
      following = false;
    }
  }

  const check: JobDefinition = {
    name: 'health.check',
    schedule: '*/5 * * * *',
    quiet: true,
    async run() {
      await logs.look();
      await health.check();
      return null;
    },
  };
  logs.apply();

  return {
    handlers: { logs: createLogsProcedures(logs), health: createHealthProcedures(health) },
    jobs: [check],
    health,
    /** The disk takes changes no longer, or again: the self-check says so at once. */
    followTrouble: () => void follow(),
    /** Where a host runs: the first look, and one whenever the listener went down or came back. */
    start(): void {
      const first = setTimeout(look, firstLookMs).unref();
      stop.push(() => clearTimeout(first));
      const folder = setInterval(trouble.look, troubleMs).unref();
      stop.push(() => clearInterval(folder));
      if (ports.watch) stop.push(ports.watch.onChange(look));
    },
    /** Where the jobs have ended, because the database is damaged: a look, and from now on one every few minutes. */
    lookOn(): void {
      look();
      const timer = setInterval(look, lookMs).unref();
      stop.push(() => clearInterval(timer));
    },
    close(): void {
      for (const end of stop.splice(0)) end();
    },
  };
}
