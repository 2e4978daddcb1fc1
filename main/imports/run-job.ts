import { AppError } from '../../shared/contract/errors.ts';
import type { ImportMode } from '../../shared/imports.ts';
import type { Db } from '../database/connection.ts';
import type { Clock } from '../ports.ts';
import { type Actor, createTransactor } from '../rpc/transact.ts';
import { applyImport } from './apply-import.ts';
import { checkImport } from './check-import.ts';
import { createFileChunks } from './file-chunks.ts';
import { openImport } from './open-import.ts';
import { createImportsRepository } from './repository.ts';
import { Cancelled, type RunControl } from './run-control.ts';
import { createTouchedKinds } from './touched-kinds.ts';
import { undoImport } from './undo-import.ts';

/** Work on one import that takes its time. Plain data, so that it can go to another thread. */
export type Job =
  | { readonly kind: 'check'; readonly importId: number }
  | { readonly kind: 'apply'; readonly importId: number; readonly mode: ImportMode; readonly actor: Actor }
  | { readonly kind: 'undo'; readonly importId: number; readonly actor: Actor };

/** How a job ended, when nothing broke. */
export type JobEnd =
  | { readonly end: 'done' }
  | { readonly end: 'cancelled' }
  /** The reason is a sentence for a person. */
  | { readonly end: 'refused'; readonly message: string };

/** Does a job to its end on one connection; the same code in the worker thread, at the command line and in tests. */
export function runJob(deps: { readonly db: Db; readonly clock: Clock }, job: Job, control: RunControl): JobEnd {
  const { db } = deps;
  const transactor = createTransactor(deps);
  try {
    switch (job.kind) {
      case 'check':
        checkImport({ ...deps, transactor }, job.importId, control);
        break;
      case 'apply': {
        const chunks = createFileChunks(db);
        const kind = createImportsRepository(db).kindOf(job.importId);
        const source = openImport(kind, () => chunks.read(job.importId));
        transactor.transact(job.actor, (tx) => {
          applyImport(tx, job.importId, source, job.mode, control);
          createTouchedKinds(db).note(job.importId);
          // Here rather than where the job was started: wiping megabytes would hold up every screen.
          chunks.drop(job.importId);
        });
        break;
      }
      case 'undo':
        transactor.transact(job.actor, (tx) => undoImport(tx, job.importId, control));
        break;
    }
    return { end: 'done' };
  } catch (cause) {
    if (cause instanceof Cancelled) return { end: 'cancelled' };
    if (cause instanceof AppError) return { end: 'refused', message: cause.message };
    throw cause;
  }
}
