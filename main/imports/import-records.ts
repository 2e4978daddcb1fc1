import { AppError } from '../../shared/contract/errors.ts';
import type { Import, ImportKind, ImportMode, ImportState } from '../../shared/imports.ts';
import type { Clock } from '../ports.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import { viewOf } from './import-view.ts';
import type { Jobs } from './jobs.ts';
import type { ImportRecord, ImportsRepository } from './repository.ts';
import type { UndoObstacles } from './undo-obstacles.ts';

/** What can be done with an import, and how one says that it was. */
const done = { check: 'checked', apply: 'applied', undo: 'undone', cancel: 'cancelled' } as const;
type Step = keyof typeof done;

/** Stored imports as the service works with them. */
export interface ImportRecords {
  /** With the state of a job that is at it. @throws AppError NOT_FOUND */
  required(importId: number): ImportRecord;
  present(record: ImportRecord): ImportRecord;
  /** @throws AppError CONFLICT */
  requireState(record: ImportRecord, states: readonly ImportState[], step: Step): void;
  toImport(record: ImportRecord): Import;
  /** Opens an import in the open transaction and answers its id. */
  insert(
    ctx: Context,
    one: {
      readonly kind: ImportKind;
      readonly source: 'file' | 'sample';
      readonly fileName: string;
      readonly state: ImportState;
    },
  ): number;
  /** On record before the work begins, so that an attempt that fails leaves a trace too. @throws AppError CONFLICT */
  markStarted(ctx: Context, record: ImportRecord, state: 'applying' | 'undoing', mode: ImportMode | undefined): void;
}

/** Imports on one connection. */
export function createImportRecords(deps: {
  readonly repository: ImportsRepository;
  readonly jobs: Pick<Jobs, 'working' | 'unwritten' | 'progress'>;
  readonly obstacles: UndoObstacles;
  readonly clock: Clock;
}): ImportRecords {
  const { repository, jobs, clock } = deps;

  function present(record: ImportRecord): ImportRecord {
    const working = jobs.working(record.id);
    if (working !== undefined) return { ...record, state: working };
    const atWork = record.state === 'checking' || record.state === 'applying' || record.state === 'undoing';
    return atWork ? { ...record, ...jobs.unwritten(record.id) } : record;
  }

  function required(importId: number): ImportRecord {
    const record = repository.get(importId);
    if (!record) throw new AppError('NOT_FOUND', `There is no import ${importId}. Read the list again.`);
    return present(record);
  }

  function requireState(record: ImportRecord, states: readonly ImportState[], step: Step): void {
    if (!states.includes(record.state)) {
      throw new AppError(
        'CONFLICT',
        `Import ${record.id} is ${record.state} and cannot be ${done[step]}. Read it again.`,
      );
    }
  }

  return {
    required,
    present,
    requireState,
    toImport: (record) => viewOf(record, deps),

    insert(ctx, { kind, source, fileName, state }) {
      const { accountId, name } = principalOf(ctx);
      return repository.insert({
        kind,
        source,
        file_name: fileName,
        state,
        created_at: clock.now().toISOString(),
        created_by: name,
        account_id: accountId,
      });
    },

    markStarted(ctx, record, state, mode) {
      ctx.transact((tx) => {
        // A command beside this host may have been faster.
        requireState(required(record.id), [record.state], state === 'applying' ? 'apply' : 'undo');
        repository.patch(record.id, { state, message: null, ...(mode !== undefined && { mode }) });
        const changes = {
          state: { old: record.state, new: state },
          ...(mode !== undefined && { mode: { old: record.mode, new: mode } }),
        };
        tx.audit({ entity: 'import', entityId: record.id, changes, importId: record.id });
      });
    },
  };
}
