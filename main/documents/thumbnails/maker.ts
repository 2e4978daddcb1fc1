import { retryWhileBusy } from '../../database/busy-retry.ts';
import type { Db } from '../../database/connection.ts';
import type { DataKeys } from '../../keys/data-keys.ts';
import type { Clock, Log } from '../../ports.ts';
import type { EventBus } from '../../rpc/event-bus.ts';
import type { Transactor } from '../../rpc/transact.ts';
import type { DocumentsRepository } from '../repository.ts';
import { createThumbnailRunner } from './runner.ts';
import { isShown } from './shown.ts';
import { createThumbnailStore } from './store.ts';

/** Makes small pictures of documents, one after the other, beside all other work. */
export interface ThumbnailMaker {
  /** Makes those that are missing; documents that are no pictures are passed over. Answers at once. */
  want(ids: readonly number[]): void;
}

/** A maker on one connection. What is made is stored in the encrypted database; it can always be made again. */
export function createThumbnailMaker(deps: {
  readonly db: Db;
  readonly repository: DocumentsRepository;
  readonly keys: Pick<DataKeys, 'documentKey'>;
  readonly transactor: Transactor;
  readonly events: Pick<EventBus, 'publish'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly folder: string;
  readonly entry: URL | null;
}): ThumbnailMaker {
  const { db, repository, keys, transactor, events, clock, log, folder } = deps;
  const store = createThumbnailStore(db);
  const run = createThumbnailRunner(deps.entry);
  const waiting = new Set<number>();
  let working: Promise<void> | undefined;

  async function make(id: number): Promise<void> {
    const row = repository.get(id);
    if (row?.state !== 'stored' || !isShown(row.contentType) || store.known([id]).size > 0) return;
    const key = keys.documentKey(row.kid);
    if (key === undefined) return;
    const name = { uuid: row.uuid, kid: row.kid };
    const made = await run({ folder, name, contentType: row.contentType, key: new Uint8Array(key) });
    if (!db.open) return;
    await retryWhileBusy(() => transactor.housekeeping(() => store.put(id, made, clock.now().toISOString())));
    events.publish({ topic: 'document', ids: [id] });
  }

  async function work(): Promise<void> {
    for (const id of waiting) {
      try {
        await make(id);
      } catch (cause) {
        // The document itself is as it was; whoever looks at the list next makes it be tried again.
        if (db.open) log.warn('a small picture could not be made', { document: id, cause });
      }
      waiting.delete(id);
      if (!db.open) return;
    }
  }

  return {
    want(ids) {
      const missing = ids.filter((id) => !waiting.has(id));
      if (missing.length === 0) return;
      const known = store.known(missing);
      for (const id of missing) if (!known.has(id)) waiting.add(id);
      if (waiting.size === 0 || working) return;
      // After the call that wanted them has been answered.
      working = Promise.resolve()
        .then(work)
        .finally(() => {
          working = undefined;
        });
    },
  };
}
