import { join } from 'node:path';
import { takeCrash, writeCrash } from '../journal/crash-marker.ts';
import type { Log } from '../ports.ts';

/** Milliseconds that closing may take after a fault: the database survives an end without it. */
const closeMs = 5000;

/**
 * A fault that nothing caught: it is logged, a marker is left for the next start, the data are closed, and the process ends with an
 * exit code. Going on after it would work on data that may be half changed. Says in the log how the program ended the last time.
 */
export function guardAgainstCrash(deps: {
  readonly process: Pick<NodeJS.Process, 'on' | 'off'>;
  readonly dataFolder: string;
  readonly host: string;
  readonly log: Log;
  readonly now: () => Date;
  /** Closes what is open. */
  readonly close: () => Promise<void>;
  readonly exit: () => void;
}): () => void {
  const { process, host, log, now, close, exit } = deps;
  const logs = join(deps.dataFolder, 'logs');
  let ending = false;

  try {
    const last = takeCrash(logs);
    if (last) log.warn('the program ended by a fault the last time', { reason: last.reason, endedAt: last.at });
  } catch (cause) {
    log.warn('the marker of the last crash cannot be written', { cause });
  }

  function end(kind: string, fault: unknown): void {
    log.error(kind, { cause: fault });
    if (ending) return;
    ending = true;
    try {
      writeCrash(logs, host, now(), fault);
    } catch (cause) {
      log.error('the marker of this crash cannot be written', { cause });
    }
    const limit = setTimeout(exit, closeMs);
    close()
      .catch((cause: unknown) => log.error('not closed after a fault', { cause }))
      .finally(() => {
        clearTimeout(limit);
        exit();
      });
  }

  const onException = (fault: unknown) => end('uncaught exception', fault);
  const onRejection = (fault: unknown) => end('unhandled rejection', fault);
  process.on('uncaughtException', onException);
  process.on('unhandledRejection', onRejection);
  return () => {
    process.off('uncaughtException', onException);
    process.off('unhandledRejection', onRejection);
  };
}
