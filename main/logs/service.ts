import { join } from 'node:path';
import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import { addDays, localDate } from '../../shared/dates.ts';
import { LogSettings, logDefaults, type logsContract, startLogLines } from '../../shared/logs.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { DownloadIssuer } from '../files/tickets.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Ports } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import { programActor } from '../rpc/program-actor.ts';
import type { Actor, Transactor } from '../rpc/transact.ts';
import { laidOver } from '../settings/settings-values.ts';
import { createStoredSettings } from '../settings/stored-settings.ts';
import { bundle } from './diagnostics.ts';
import { logFiles } from './log-files.ts';
import { readBackwards, readForwards } from './read-log.ts';
import type { LogsRepository } from './repository.ts';

type Input<P extends keyof typeof logsContract> = z.output<(typeof logsContract)[P]['input']>;
type Output<P extends keyof typeof logsContract> = z.output<(typeof logsContract)[P]['output']>;

/** Days for which errors are counted. */
const countedDays = 400;
const hourMs = 3_600_000;
const matter = ['log.errors', 'log'] as const;

/** Reads the log, keeps its settings, and tells when it fills with errors. */
export function createLogsService(deps: {
  readonly repository: LogsRepository;
  readonly transactor: Transactor;
  readonly notices: NoticeWriter;
  readonly ports: Pick<Ports, 'clock' | 'random' | 'log' | 'logKeeping' | 'paths' | 'app'>;
  readonly files: DownloadIssuer;
  /** Told how long a statement may take before it is noted. */
  readonly onSlowLimit: (milliseconds: number) => void;
  /** Facts about health for a bundle. */
  readonly health: () => unknown;
}) {
  const { repository, transactor, notices, ports, files, onSlowLimit, health } = deps;
  const { clock, logKeeping } = ports;
  const folder = join(ports.paths.data, 'logs');
  const { get: settings, save } = createStoredSettings<Omit<LogSettings, 'version'>>({
    section: repository.settings,
    defaults: logDefaults,
    document: LogSettings.omit({ version: true }).partial(),
    record: { entity: 'log', entityId: 'settings' },
  });
  /** Administrators were told of the present errors. */
  let told = false;

  /** Makes the stored settings hold in this process; another one may have changed them. */
  function apply(): void {
    const present = settings();
    logKeeping?.apply(present);
    onSlowLimit(present.slowQueryMs);
  }

  /** Puts the errors of the last minutes on the count of their day. */
  async function countErrors(): Promise<void> {
    const errors = logKeeping?.takeErrors() ?? 0;
    if (errors === 0) return;
    const day = localDate(clock.now());
    await retryWhileBusy(() =>
      transactor.housekeeping(() => {
        repository.addErrors({ day, errors });
        repository.forgetErrors(addDays(day, -countedDays));
      }),
    );
  }

  function actor(): Actor {
    return programActor(ports.random, '(jobs)', 'logs.alert');
  }

  return {
    apply,
    settings,

    async read({ log, before, after, ...question }: Input<'read'>): Promise<Output<'read'>> {
      if (before !== undefined && after !== undefined)
        throw new AppError('INVALID', 'Ask either for what came before or for what came after a line, not for both.');
      const wanted = { log, ...question };
      return after === undefined ? readBackwards(folder, wanted, before) : readForwards(folder, wanted, after);
    },

    async files(): Promise<Output<'files'>> {
      await countErrors();
      const today = localDate(clock.now());
      return {
        folder,
        items: (await logFiles(folder, 'all')).map(({ name, bytes, writtenAt }) => ({
          name,
          bytes,
          writtenAt: writtenAt.toISOString(),
        })),
        errorsToday: repository.errorsSince(today),
        errorsThisWeek: repository.errorsSince(addDays(today, -6)),
      };
    },

    /** @throws AppError CONFLICT for a stale version */
    saveSettings({ version, ...next }: Input<'saveSettings'>, ctx: Context): LogSettings {
      save(ctx, version, (old) => laidOver(old, next));
      apply();
      ports.log.info('the log is kept in another way from now on', { level: settings().level });
      return settings();
    },

    diagnostics(ctx: Context): Output<'diagnostics'> {
      ctx.transact((tx) =>
        tx.audit({ entity: 'log', entityId: 'diagnostics', changes: { bundle: { old: null, new: 'made' } } }),
      );
      const at = clock.now();
      return files.issueDownload(ctx, {
        fileName: `rems-diagnostics-${localDate(at)}.zip`,
        contentType: 'application/zip',
        body: () => bundle({ repository, folder, at, app: ports.app, health: health() }),
      });
    },

    /** Every few minutes: settings of other processes hold, errors are counted, and too many of them are told once. */
    async look(): Promise<void> {
      apply();
      await countErrors();
      const { alertErrors } = settings();
      const errors = logKeeping?.errorsSince(new Date(clock.now().getTime() - hourMs)) ?? 0;
      const tooMany = alertErrors !== null && errors > alertErrors;
      // What somebody has seen is not told again before the errors have ended.
      const known = tooMany && told;
      told = tooMany;
      if (known || tooMany === notices.isOpen(...matter)) return;
      await retryWhileBusy(() =>
        transactor.transact(actor(), (tx) => {
          if (!tooMany) return notices.settle(tx, ...matter);
          return notices.raise(tx, {
            kind: matter[0],
            subject: matter[1],
            audience: 'system:manage',
            severity: 'warning',
            message: `More than ${alertErrors} errors were logged within an hour. Look at the log, and hand a diagnostics bundle to support.`,
            link: '/admin/logs?level=error',
          });
        }),
      );
    },
  };
}

/** The service of {@link createLogsService}. */
export type LogsService = ReturnType<typeof createLogsService>;

/** The last lines of the log of a data folder, also while nothing is open. */
export async function startLog(dataFolder: string): Promise<Output<'read'>['lines']> {
  return (await readBackwards(join(dataFolder, 'logs'), { log: 'app', limit: startLogLines })).lines;
}
