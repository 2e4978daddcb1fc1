import type { ImportState } from '../../shared/imports.ts';
import type { Transactor } from '../rpc/transact.ts';
import type { ImportsRepository } from './repository.ts';

/** What a restart means for a state that only a running job may have. */
const strandedStates: Readonly<Partial<Record<ImportState, ImportState>>> = {
  checking: 'waiting',
  applying: 'checked',
  undoing: 'applied',
};

/** After a start of the host: what was being worked on when the last one ended was rolled back, and may be started again. */
export function recoverStranded(repository: ImportsRepository, transactor: Transactor): void {
  if (repository.stranded().length === 0) return;
  transactor.housekeeping(() => {
    // Read again: the writer that was waited for may have been a command that ended one of them.
    for (const { id, state } of repository.stranded()) {
      repository.patch(id, {
        state: strandedStates[state] ?? state,
        message: 'The program ended during this work; nothing of it was written.',
      });
    }
  });
}
