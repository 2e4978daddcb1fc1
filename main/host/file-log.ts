import { join } from 'node:path';
import { type LogLevel, logDefaults, logLevels } from '../../shared/logs.ts';
import { createLineBatch } from '../journal/line-batch.ts';
import { logLine } from '../journal/log-lines.ts';
import type { LogFamily } from '../journal/log-names.ts';
import { createRotatingFile } from '../journal/rotating-file.ts';
import type { Log, LogData, LogKeeping } from '../ports.ts';
import { systemClock } from './system-ports.ts';

/** The log of a host with the files behind it. */
export interface FileLog extends Log {
  readonly keeping: LogKeeping;
  /** A file beside it that follows the same settings, for requests to the listener: a turn of the event loop later, or at the end. */
  readonly access: { write(line: string): void };
  /** Resolves when no file is being packed. */
  settled(): Promise<void>;
  close(): void;
}

/** Instants of errors that are remembered. */
const remembered = { milliseconds: 3_600_000, most: 20_000 } as const;

/** The log of a host: JSON lines in `logs/<name>.log` of the data folder, readable by its owner only, without secrets; a new file every day. */
export function createFileLog(dataFolder: string, name: Exclude<LogFamily, 'access'>, now = systemClock.now): FileLog {
  const folder = join(dataFolder, 'logs');
  const limits = { maxBytes: logDefaults.maxBytes, keep: logDefaults.keep };
  const file = createRotatingFile({ folder, family: name, limits, now });
  const access = createRotatingFile({ folder, family: 'access', limits, now });
  const requests = createLineBatch((lines) => access.write(...lines));
  let least = logLevels.indexOf(logDefaults.level);
  let untaken = 0;
  let errors: number[] = [];

  function noteError(at: Date): void {
    untaken += 1;
    if (errors.length >= remembered.most) errors = errors.filter((one) => one > at.getTime() - remembered.milliseconds);
    if (errors.length < remembered.most) errors.push(at.getTime());
  }

  function entry(level: LogLevel) {
    const rank = logLevels.indexOf(level);
    return function write(message: string, data?: LogData): void {
      if (rank < least) return;
      const at = now();
      if (level === 'error') noteError(at);
      const source = level === 'warn' || level === 'error' ? callerOf(write) : undefined;
      file.write(logLine({ at, level, component: name, message, data, source }));
    };
  }

  return {
    debug: entry('debug'),
    info: entry('info'),
    warn: entry('warn'),
    error: entry('error'),
    access: { write: requests.add },
    keeping: {
      apply({ level, maxBytes, keep }) {
        least = logLevels.indexOf(level);
        file.apply({ maxBytes, keep });
        access.apply({ maxBytes, keep });
      },
      state() {
        const [own, asked] = [file.state(), access.state()];
        return { lost: own.lost + asked.lost, fault: own.fault ?? asked.fault };
      },
      errorsSince: (instant) => errors.filter((at) => at >= instant.getTime()).length,
      takeErrors() {
        const count = untaken;
        untaken = 0;
        return count;
      },
    },
    settled: async () => void (await Promise.all([file.settled(), access.settled()])),
    close() {
      requests.flush();
      file.close();
      access.close();
    },
  };
}

/** Who wrote the line: `file:line:column`. */
function callerOf(write: Log['info']): string | undefined {
  const held: { stack?: string } = {};
  Error.captureStackTrace(held, write);
  return /([^/\\(\s]+:\d+:\d+)\)?$/m.exec(held.stack ?? '')?.[1];
}
