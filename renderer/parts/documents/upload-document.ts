import type { Client } from '#shared/contract/define.ts';
import type { AppContract } from '#shared/contract/index.ts';
import { type DocumentEntity, maxDocumentBytes } from '#shared/documents.ts';
import { upload } from '../../api/upload.ts';

/** Where a document goes. */
export interface DocumentTarget {
  readonly entity: DocumentEntity;
  readonly entityId: number;
  /** Bytes sent so far, of all. */
  onProgress?(sent: number, total: number): void;
  readonly signal?: AbortSignal;
}

/** Sends a file to a record and answers the id of the stored document. Rejects with what the core answered, or with the signal's reason. */
export async function uploadDocument(client: Client<AppContract>, target: DocumentTarget, file: File): Promise<number> {
  const { entity, entityId, onProgress = () => undefined, signal = new AbortController().signal } = target;
  const { documentId, upload: ticket } = await client.documents.begin({
    entity,
    entityId,
    fileName: file.name.slice(-255),
    size: file.size,
  });
  await upload({ path: ticket.path, file, onProgress, signal });
  return documentId;
}

/** What a file picker offers first; the core decides by content. */
export const acceptedFiles =
  '.pdf,.jpg,.jpeg,.png,.gif,.webp,.heic,.heif,.tif,.tiff,.docx,.xlsx,.pptx,.odt,.ods,.txt,.csv,.log,.md';

/** What can be told before sending. */
export function fileProblem(file: File): 'empty' | 'tooLarge' | undefined {
  if (file.size === 0) return 'empty';
  return file.size > maxDocumentBytes ? 'tooLarge' : undefined;
}
