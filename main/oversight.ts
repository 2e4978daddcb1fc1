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

/** Builds what watches the program itself: its log and its health. */
export function createOversight(deps: FeatureDeps, also: { readonly backups: HealthSources['backups'] }) {
  const { data, ports, transactor, tickets, events, workerEntry, integrity, oversight, statements } = deps;
  const { db } = data;
  const notices = createNoticeWriter(db);
  const meter = createMeter({ clock: ports.clock, watch: workerEntry !== null });
  const health = createHealthService({
    repository: createHealthRepository(db),
    transactor,
    notices,
    events,
    ports,
    databaseFile: db.name,
    isDamaged: () => integrity.findings().length > 0,
    backups: also.backups,
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
    /** Where a host runs: the first look, and one whenever the listener went down or came back. */
    start(): void {
      const first = setTimeout(look, firstLookMs).unref();
      stop.push(() => clearTimeout(first));
      if (ports.watch) stop.push(ports.watch.onChange(look));
    },
    close(): void {
      for (const end of stop.splice(0)) end();
    },
  };
}
