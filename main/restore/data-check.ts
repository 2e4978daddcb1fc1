import { AppError } from '../../shared/contract/errors.ts';
import { dataFiles } from '../database/data-files.ts';
import type { Integrity } from '../database/integrity.ts';
import type { OpenedData } from '../database/open-outcome.ts';
import { createNoticeWriter } from '../notices/notice-writer.ts';
import type { Ports } from '../ports.ts';
import { programActor } from '../rpc/program-actor.ts';
import type { Transactor } from '../rpc/transact.ts';
import type { RunTask } from './thread.ts';

/** Looks for damage in the database file: right after the start where it is large, and every day. */
export function createDataCheck(deps: {
  readonly data: OpenedData;
  readonly ports: Ports;
  readonly transactor: Transactor;
  readonly integrity: Integrity;
  readonly run: RunTask;
}) {
  const { data, ports, transactor, integrity, run } = deps;
  const file = dataFiles(ports.paths.data).database;

  async function look(depth: 'quick' | 'full'): Promise<readonly string[]> {
    const findings = await run('check', { file, key: data.keys.database, depth });
    if (findings.length > 0) {
      tellAdministrators(findings);
      integrity.report(findings);
    }
    return findings;
  }

  /** What is damaged may not take a notice either; the state says it all the same. */
  function tellAdministrators(findings: readonly string[]): void {
    const actor = programActor(ports.random, '(jobs)', 'data.check');
    try {
      const notices = createNoticeWriter(data.db);
      transactor.transact(actor, (tx) => {
        notices.raise(tx, {
          kind: 'data.damaged',
          subject: 'database',
          audience: 'system:manage',
          severity: 'danger',
          message: 'The database file is damaged. It is only read until the newest backup is restored.',
          link: '/admin/backups',
        });
        tx.audit({ entity: 'system', entityId: data.installId, changes: { damage: { old: null, new: findings } } });
      });
    } catch (cause) {
      ports.log.error('damage of the database could not be put on record', { cause });
    }
  }

  return {
    /** @throws AppError UNAVAILABLE when damage was found */
    async daily(): Promise<string> {
      const [finding] = await look('full');
      if (finding !== undefined)
        throw new AppError('UNAVAILABLE', `The database is damaged: ${finding} Restore the newest backup.`);
      return 'Every page, index and reference of the database was read and is sound.';
    },

    /** Nobody waits for this one. */
    atStart(): void {
      look('quick').catch((cause: unknown) => {
        // Data that close again at once are no fault.
        if (cause instanceof AppError) ports.log.info('the database was not looked over', { reason: cause.message });
        else ports.log.error('the database could not be looked over', { cause });
      });
    },

    tellAdministrators,
  };
}
