import { AppError } from '../../shared/contract/errors.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { DataKeys } from '../keys/data-keys.ts';
import type { Log } from '../ports.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { Actor, Transactor } from '../rpc/transact.ts';
import type { AttachmentFiles } from './attachment-files.ts';
import { recognise } from './recognise.ts';
import type { DocumentRow, DocumentsRepository } from './repository.ts';
import { createTextCheck } from './text-check.ts';

/**
 * Takes the file of a waiting document: encrypted as it streams in under a temporary name, recognised by its content, renamed, and only
 * then known as stored, in one transaction with its entry in the audit trail. A crash leaves at most a file that the sweep removes.
 */
export function createReceiver(deps: {
  readonly repository: DocumentsRepository;
  readonly files: AttachmentFiles;
  readonly keys: Pick<DataKeys, 'documentKey'>;
  readonly transactor: Transactor;
  readonly log: Log;
}) {
  const { repository, files, keys, transactor, log } = deps;

  function keyOf({ kid }: DocumentRow): Buffer {
    const key = keys.documentKey(kid);
    if (key === undefined) throw new Error(`The key ${kid} of a waiting document is gone.`);
    return key;
  }

  async function store(ctx: Context, row: DocumentRow, content: AsyncIterable<Uint8Array>): Promise<void> {
    const key = keyOf(row);
    const text = createTextCheck();
    const { size, sha256 } = await files.write(row, key, content, text.take);
    if (size !== row.size) throw new AppError('INVALID', 'The file did not arrive whole. Send it again.');
    const { contentType, fileName } = await recognise(files.read(row, key, 'unfinished'), text.end(), row.fileName);
    await files.publish(row.uuid);
    const { entity, entityId } = row;
    await retryWhileBusy(() =>
      transactor.transact(actorOf(ctx), (tx) => {
        if (!repository.hasRecord(entity, entityId))
          throw new AppError('NOT_FOUND', 'The record that carries these documents does not exist any more.');
        if (!repository.arrive({ id: row.id, fileName, contentType, size, sha256, addedAt: tx.at }))
          throw new AppError('CONFLICT', 'This upload was given up meanwhile. Send the file again.');
        const fresh = { entity, entityId, fileName, contentType, size, sha256 };
        tx.audit({
          entity: 'document',
          entityId: row.id,
          changes: Object.fromEntries(Object.entries(fresh).map(([name, value]) => [name, { old: null, new: value }])),
        });
      }),
    );
  }

  return {
    /** @throws AppError UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE, INVALID for a file that was cut, UNAVAILABLE when the disk is full */
    async receive(ctx: Context, id: number, content: AsyncIterable<Uint8Array>): Promise<void> {
      const row = repository.get(id);
      if (row?.state !== 'waiting')
        throw new AppError('CONFLICT', 'This upload was given up meanwhile. Send the file again.');
      try {
        await store(ctx, row, content);
      } catch (cause) {
        // What was refused leaves nothing behind; the sweep is for what this cannot reach.
        await files
          .remove(row.uuid)
          .catch((fault: unknown) => log.warn('a refused file could not be removed', { cause: fault }));
        await retryWhileBusy(() => transactor.housekeeping(() => repository.drop(id)));
        throw cause;
      }
    },
  };
}

function actorOf(ctx: Context): Actor {
  const { accountId, name } = principalOf(ctx);
  const { origin, address, requestId } = ctx;
  return { accountId, name, origin, address, requestId, action: 'documents.store' };
}
