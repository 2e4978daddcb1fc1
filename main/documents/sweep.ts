import type { Clock } from '../ports.ts';
import type { Transactor } from '../rpc/transact.ts';
import type { AttachmentFiles } from './attachment-files.ts';
import type { DocumentsRepository } from './repository.ts';

/** What a sweep removed. */
export interface Swept {
  /** Files that no document names. */
  readonly files: number;
  /** Documents whose file never came. */
  readonly waiting: number;
}

const day = 86_400_000;
/** How old what is left over must be: a running upload is younger by far. */
const keepUnfinishedMs = day;
/** Whole files without a document stay longer: after a restored database they may be wanted again. */
const keepFinishedMs = 30 * day;

/** Removes what interrupted uploads left: rows that wait, files that no row names. Never a file that a document names, deleted or not. */
export function createSweep(deps: {
  readonly repository: DocumentsRepository;
  readonly files: AttachmentFiles;
  readonly transactor: Transactor;
  readonly clock: Clock;
}): () => Promise<Swept> {
  const { repository, files, transactor, clock } = deps;
  return async () => {
    const now = clock.now().getTime();
    const before = new Date(now - keepUnfinishedMs).toISOString();
    const waiting = transactor.housekeeping(() => repository.dropOlder(before));
    let removed = 0;
    for (const file of await files.all()) {
      const keepMs = file.finished ? keepFinishedMs : keepUnfinishedMs;
      if (now - file.writtenMs < keepMs || repository.isKnown(file.uuid)) continue;
      await file.remove();
      removed += 1;
    }
    return { files: removed, waiting };
  };
}
