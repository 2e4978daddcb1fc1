import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { DownloadTicket, UploadTicket } from './files.ts';
import { RecordId } from './lists.ts';
import { Reason } from './reason.ts';

/** Records that carry files. */
export const documentEntities = [
  'unit',
  'test',
  'finding',
  'obligation',
  'booking',
  'person',
  'facility',
  'component',
] as const;
/** One of {@link documentEntities}. */
export const DocumentEntity = z.enum(documentEntities);
export type DocumentEntity = z.infer<typeof DocumentEntity>;

/** The largest document, bytes (25 MB). */
export const maxDocumentBytes = 25_000_000;

/** A stored file; its bytes lie encrypted in the data folder under a name of their own. */
export const StoredDocument = z.object({
  id: RecordId,
  entity: DocumentEntity,
  entityId: RecordId,
  fileName: z.string(),
  /** What the content is, whatever the name says. */
  contentType: z.string(),
  /** Bytes. */
  size: z.int(),
  sha256: z.string(),
  addedAt: Instant,
  addedBy: z.string(),
  /** Deleted documents stay and can be brought back. */
  deleted: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
});
export type StoredDocument = z.infer<typeof StoredDocument>;

/** The small picture of a document that is a JPEG, PNG or WebP, or why there is none. */
export const DocumentThumbnail = z.object({
  id: RecordId,
  /** `waiting`: being made, an event follows. `too-large`: more than 50 million pixels. `undecodable`: damaged, or no picture in spite of its beginning. */
  outcome: z.enum(['made', 'waiting', 'too-large', 'undecodable', 'unsupported']),
  /** A JPEG of at most 20 kB, base64; null unless it was made. */
  jpeg: z.string().nullable(),
  /** Pixels of the small picture. */
  width: z.int().nullable(),
  height: z.int().nullable(),
});
export type DocumentThumbnail = z.infer<typeof DocumentThumbnail>;

/** Files that hang on records. Whoever may change the record may add to it; whoever may see it may fetch them. */
export const documentsContract = {
  list: query({
    access: 'signed-in',
    byToken: true,
    summary: 'The documents of one record, the newest first.',
    input: z.strictObject({ entity: DocumentEntity, entityId: RecordId, includeDeleted: z.boolean().optional() }),
    output: z.object({ items: z.array(StoredDocument) }),
  }),
  thumbnails: query({
    access: 'signed-in',
    byToken: true,
    summary:
      'Small pictures of documents; those that are no pictures, or that the caller may not see, are left out. A picture without a small one gets it soon.',
    input: z.strictObject({ ids: z.array(RecordId).min(1).max(40) }),
    output: z.object({ items: z.array(DocumentThumbnail) }),
  }),
  begin: mutation({
    access: 'signed-in',
    byToken: true,
    summary: 'Answers where to send a file of at most 25 MB; `documents.list` shows it when it has arrived whole.',
    input: z.strictObject({
      entity: DocumentEntity,
      entityId: RecordId,
      fileName: z.string().min(1).max(255),
      size: z.int().min(0),
    }),
    output: z.object({ documentId: RecordId, upload: UploadTicket }),
    unaudited: 'nothing is stored until the file has arrived; storing it is on record',
  }),
  download: mutation({
    access: 'signed-in',
    byToken: true,
    summary: 'Answers a ticket for the file; who fetched it is on record.',
    input: z.strictObject({ id: RecordId }),
    output: DownloadTicket,
  }),
  remove: mutation({
    access: 'signed-in',
    byToken: true,
    summary: 'Takes a document off its record; it can be brought back.',
    input: z.strictObject({ id: RecordId, reason: Reason }),
    output: StoredDocument,
  }),
  restore: mutation({
    access: 'signed-in',
    byToken: true,
    summary: 'Brings a document back.',
    input: z.strictObject({ id: RecordId }),
    output: StoredDocument,
  }),
};
