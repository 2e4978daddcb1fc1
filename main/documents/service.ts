import { AppError } from '../../shared/contract/errors.ts';
import { type DocumentThumbnail, maxDocumentBytes, type StoredDocument } from '../../shared/documents.ts';
import type { DownloadTicket, UploadTicket } from '../../shared/files.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { Db } from '../database/connection.ts';
import type { Tickets } from '../files/tickets.ts';
import type { DataKeys } from '../keys/data-keys.ts';
import type { Clock, Log, Random } from '../ports.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { EventBus } from '../rpc/event-bus.ts';
import type { Transactor } from '../rpc/transact.ts';
import { type Carrier, createDocumentAccess, reporterLimit } from './access.ts';
import { createAttachmentFiles } from './attachment-files.ts';
import { safeFileName } from './file-name.ts';
import { createReceiver } from './receive.ts';
import { createDocumentsRepository, type DocumentRow } from './repository.ts';
import { createSweep, type Swept } from './sweep.ts';
import { createThumbnailMaker } from './thumbnails/maker.ts';
import { isShown } from './thumbnails/shown.ts';
import { createThumbnailStore } from './thumbnails/store.ts';

/** Files that hang on records, encrypted in the folder of attachments. */
export interface DocumentsService {
  /** @throws AppError FORBIDDEN, NOT_FOUND */
  list(ctx: Context, carrier: Carrier, withDeleted: boolean): { items: StoredDocument[] };
  /** Small pictures of those that the caller may see. */
  thumbnails(ctx: Context, ids: readonly number[]): { items: DocumentThumbnail[] };
  /** @throws AppError FORBIDDEN, NOT_FOUND, PAYLOAD_TOO_LARGE, INVALID for an empty file */
  begin(
    ctx: Context,
    input: Carrier & { readonly fileName: string; readonly size: number },
  ): { documentId: number; upload: UploadTicket };
  /** @throws AppError FORBIDDEN, NOT_FOUND, UNAVAILABLE when the file itself is gone or cannot be decrypted */
  download(ctx: Context, id: number): Promise<DownloadTicket>;
  /** @throws AppError FORBIDDEN, NOT_FOUND */
  remove(ctx: Context, id: number, reason: string): StoredDocument;
  /** @throws AppError FORBIDDEN, NOT_FOUND */
  restore(ctx: Context, id: number): StoredDocument;
  /** Removes what uploads left that never ended; for a job. */
  sweep(): Promise<Swept>;
}

/** The documents on one connection. */
export function createDocumentsService(deps: {
  readonly db: Db;
  readonly keys: Pick<DataKeys, 'currentDocumentKey' | 'documentKey'>;
  readonly transactor: Transactor;
  readonly tickets: Pick<Tickets, 'issueDownload' | 'issueUpload'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Refuses when the disk is nearly full. */
  readonly requireSpace: () => void;
  /** Where the encrypted files lie. */
  readonly folder: string;
  readonly events: Pick<EventBus, 'publish'>;
  /** The code of the thread that makes small pictures; null makes them in this one (command line, tests). */
  readonly thumbnailEntry: URL | null;
}): DocumentsService {
  const { db, keys, transactor, tickets, clock, random, log } = deps;
  const repository = createDocumentsRepository(db);
  const files = createAttachmentFiles({ folder: deps.folder, random });
  const access = createDocumentAccess(repository);
  const receiver = createReceiver({ repository, files, keys, transactor, log });
  const thumbnails = createThumbnailStore(db);
  const maker = createThumbnailMaker({ ...deps, repository, entry: deps.thumbnailEntry });
  const sweep = createSweep({ repository, files, transactor, clock });

  function requireRecord({ entity, entityId }: Carrier): void {
    if (!repository.hasRecord(entity, entityId))
      throw new AppError('NOT_FOUND', 'The record that carries these documents does not exist any more.');
  }

  /** Known to those who may see its record only. */
  function required(ctx: Context, id: number): DocumentRow {
    const row = repository.get(id);
    if (row) access.requireRead(principalOf(ctx), row);
    if (row?.state !== 'stored') throw new AppError('NOT_FOUND', `There is no document ${id}. Read the list again.`);
    return row;
  }

  function keyOf({ kid }: DocumentRow): Buffer {
    const key = keys.documentKey(kid);
    if (key === undefined)
      throw new AppError(
        'UNAVAILABLE',
        'The key of this document is not in the keyring. Put back the keyring.json of this installation from a newer backup set.',
      );
    return key;
  }

  return {
    list(ctx, carrier, withDeleted) {
      access.requireRead(principalOf(ctx), carrier);
      return { items: repository.ofRecord(carrier.entity, carrier.entityId, withDeleted).map(toDocument) };
    },

    thumbnails(ctx, ids) {
      const principal = principalOf(ctx);
      const rows = repository.some(ids).filter((row) => isShown(row.contentType) && access.mayRead(principal, row));
      const shown = rows.map(({ id }) => id);
      const stored = new Map(thumbnails.some(shown).map((one) => [one.documentId, one]));
      maker.want(shown);
      return {
        items: shown.map((id) => {
          const one = stored.get(id);
          if (one === undefined) return { id, outcome: 'waiting', jpeg: null, width: null, height: null };
          const { outcome, bytes, width, height } = one;
          return { id, outcome, jpeg: bytes?.toString('base64') ?? null, width, height };
        }),
      };
    },

    begin(ctx, { entity, entityId, fileName, size }) {
      const principal = principalOf(ctx);
      const carrier = { entity, entityId };
      const how = access.requireAdd(principal, carrier);
      requireRecord(carrier);
      if (how === 'as-reporter' && repository.count(entity, entityId) >= reporterLimit)
        throw new AppError('FORBIDDEN', `No more than ${reporterLimit} files can be added to a report.`);
      if (size > maxDocumentBytes)
        throw new AppError('PAYLOAD_TOO_LARGE', 'The file is larger than 25 MB. Make it smaller, or split it.');
      if (size === 0) throw new AppError('INVALID', 'The file is empty. Choose another one.');
      deps.requireSpace();
      const { kid } = keys.currentDocumentKey();
      const documentId = transactor.housekeeping(() =>
        repository.insert({
          uuid: random.uuid(),
          kid,
          ...carrier,
          fileName: safeFileName(fileName),
          size,
          addedAt: clock.now().toISOString(),
          addedBy: principal.name,
        }),
      );
      const upload = tickets.issueUpload(ctx, {
        maxBytes: maxDocumentBytes,
        async receive(content) {
          await receiver.receive(ctx, documentId, content);
          maker.want([documentId]);
        },
      });
      return { documentId, upload };
    },

    async download(ctx, id) {
      const row = required(ctx, id);
      const key = keyOf(row);
      if (!(await files.exists(row.uuid)))
        throw new AppError('UNAVAILABLE', 'The stored file is missing. Restore it from a backup.');
      ctx.transact((tx) => {
        tx.audit({
          entity: 'document',
          entityId: id,
          changes: { fileName: { old: row.fileName, new: row.fileName } },
        });
      });
      return tickets.issueDownload(ctx, {
        fileName: row.fileName,
        contentType: row.contentType ?? 'application/octet-stream',
        body: () => files.read(row, key),
      });
    },

    remove(ctx, id, reason) {
      const row = required(ctx, id);
      access.requireChange(principalOf(ctx), row);
      if (row.deletedAt === null)
        ctx.transact((tx) => {
          if (repository.carriesExtension(id))
            throw new AppError('CONFLICT', 'An extension rests on this document. Withdraw the extension first.');
          repository.markDeleted(id, tx.at, tx.by, reason);
          tx.audit({ entity: 'document', entityId: id, changes: { deleted: { old: null, new: tx.at } }, reason });
        });
      return toDocument(required(ctx, id));
    },

    restore(ctx, id) {
      const row = required(ctx, id);
      access.requireChange(principalOf(ctx), row);
      if (row.deletedAt !== null)
        ctx.transact((tx) => {
          repository.markPresent(id);
          tx.audit({ entity: 'document', entityId: id, changes: { deleted: { old: row.deletedAt, new: null } } });
        });
      return toDocument(required(ctx, id));
    },

    sweep: () => retryWhileBusy(sweep),
  };
}

function toDocument(row: DocumentRow): StoredDocument {
  return {
    id: row.id,
    entity: row.entity,
    entityId: row.entityId,
    fileName: row.fileName,
    contentType: row.contentType ?? '',
    size: row.size ?? 0,
    sha256: row.sha256 ?? '',
    addedAt: row.addedAt,
    addedBy: row.addedBy,
    deleted:
      row.deletedAt === null ? null : { at: row.deletedAt, by: row.deletedBy ?? '', reason: row.deletedReason ?? '' },
  };
}
