import { AppError } from '../../shared/contract/errors.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { Clock } from '../ports.ts';
import type { Transactor } from '../rpc/transact.ts';
import { type FileChunks, storeStream } from './file-chunks.ts';
import type { ImportsRepository } from './repository.ts';

/** The largest file that is taken, bytes. */
export const maxFileBytes = 500_000_000;
/** Files and reports of imports that came to nothing are kept this long, milliseconds. */
const keepMs = 7 * 86_400_000;

/** Files on their way in. */
export interface Uploads {
  /** Stores the file of a waiting import. @throws AppError CONFLICT when it has one */
  receive(importId: number, stream: AsyncIterable<Uint8Array>): Promise<void>;
  /** Drops files and reports of old imports that came to nothing; inside the caller's transaction. */
  sweep(): void;
}

/** Uploads into the encrypted database. */
export function createUploads(deps: {
  readonly repository: ImportsRepository;
  readonly chunks: FileChunks;
  readonly transactor: Transactor;
  readonly clock: Clock;
}): Uploads {
  const { repository, chunks, transactor, clock } = deps;
  const write = <T>(work: () => T) => retryWhileBusy(() => transactor.housekeeping(work));

  return {
    async receive(importId, stream) {
      if (repository.get(importId)?.state !== 'waiting' || chunks.exists(importId)) {
        throw new AppError('CONFLICT', 'This import has its file already. Begin a new import for another file.');
      }
      try {
        const store = (position: number, bytes: Uint8Array) => write(() => chunks.put(importId, position, bytes));
        const { size, sha256 } = await storeStream(stream, store);
        await write(() => repository.patch(importId, { file_size: size, file_sha256: sha256 }));
      } catch (cause) {
        await write(() => chunks.drop(importId));
        throw cause;
      }
    },

    sweep() {
      const before = new Date(clock.now().getTime() - keepMs).toISOString();
      for (const { id, state } of repository.stale(before)) {
        chunks.drop(id);
        repository.dropRows(id);
        if (state !== 'refused') repository.patch(id, { state: 'cancelled' });
      }
    },
  };
}
