import type { DocumentEntity } from '../../shared/documents.ts';
import type { Actor, TestCore } from './core.ts';

/** A file as a person sends it. */
export interface Sent {
  readonly entity: DocumentEntity;
  readonly entityId: number;
  readonly fileName?: string;
  readonly bytes: Uint8Array;
}

const sessionOf = (test: TestCore, actor: Actor) => test.core.authenticate(test.caller(actor))?.sessionId ?? null;

/** Sends a document the way a browser does: a call, then its ticket. Answers its id. */
export async function addDocument(test: TestCore, actor: Actor, sent: Sent): Promise<number> {
  const { entity, entityId, fileName = 'report.pdf', bytes } = sent;
  const begun = await test.as(actor).documents.begin({ entity, entityId, fileName, size: bytes.length });
  await sendTo(test, actor, begun.upload.path, bytes);
  return begun.documentId;
}

/** Sends bytes to an upload ticket, in pieces. */
export async function sendTo(test: TestCore, actor: Actor, path: string, bytes: Uint8Array): Promise<void> {
  const file = test.core.tickets.redeemUpload(path.slice('/upload/'.length), sessionOf(test, actor));
  await file.receive(
    (async function* () {
      for (let at = 0; at < bytes.length; at += 30_000) yield bytes.subarray(at, at + 30_000);
    })(),
  );
}

/** Fetches a document through its ticket. */
export async function fetchDocument(test: TestCore, actor: Actor, id: number) {
  const { path } = await test.as(actor).documents.download({ id });
  const file = test.core.tickets.redeemDownload(path.slice('/download/'.length), sessionOf(test, actor));
  const parts: Uint8Array[] = [];
  for await (const part of file.body()) parts.push(part);
  return { fileName: file.fileName, contentType: file.contentType, bytes: Buffer.concat(parts) };
}
