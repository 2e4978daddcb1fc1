import type { Notice } from '../../shared/notices.ts';
import { isBusy } from '../database/sql-errors.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Clock, Random } from '../ports.ts';
import { programActor } from '../rpc/program-actor.ts';
import type { Transactor } from '../rpc/transact.ts';

/** What administrators should know about the directory while people sign in. */
export interface DirectoryAlarms {
  raise(alarm: {
    readonly kind: 'directory.ambiguous' | 'directory.unreachable';
    readonly subject: string;
    readonly severity: Notice['severity'];
    readonly message: string;
  }): void;
}

/** Minutes in which the same matter is raised once: everybody who signs in meets it. */
const pause = 10;

/** Alarms as notices, written outside the call that met them, which may be a query or nobody's. */
export function createDirectoryAlarms(deps: {
  readonly notices: NoticeWriter;
  readonly transactor: Pick<Transactor, 'transact'>;
  readonly clock: Clock;
  readonly random: Random;
}): DirectoryAlarms {
  const { notices, transactor, clock, random } = deps;
  const raised = new Map<string, number>();
  return {
    raise({ kind, subject, severity, message }) {
      const matter = JSON.stringify([kind, subject]);
      const now = clock.monotonic();
      for (const [old, at] of raised) if (now - at > pause * 60_000) raised.delete(old);
      if (raised.has(matter)) return;
      raised.set(matter, now);
      const actor = programActor(random, '(directory)', 'directory.prove');
      try {
        transactor.transact(actor, (tx) =>
          notices.raise(tx, { kind, subject, audience: 'access:manage', severity, message, link: '/admin/directory' }),
        );
      } catch (cause) {
        // Somebody else writes: whoever meets the matter next raises it. Asking the directory again for that could cost a person a try.
        if (!isBusy(cause)) throw cause;
        raised.delete(matter);
      }
    },
  };
}
