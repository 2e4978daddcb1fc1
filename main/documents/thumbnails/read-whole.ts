import { randomBytes, randomUUID } from 'node:crypto';
import { maxDocumentBytes } from '#shared/documents.ts';
import { createAttachmentFiles } from '../attachment-files.ts';
import type { SealedName } from '../sealed-file.ts';

/** Where a stored file lies, and its key. */
export interface SealedContent {
  readonly folder: string;
  readonly name: SealedName;
  readonly key: Uint8Array;
}

/** The content of a stored file, decrypted. */
export async function readWhole({ folder, name, key: bytes }: SealedContent): Promise<Uint8Array<ArrayBuffer>> {
  const key = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files = createAttachmentFiles({ folder, random: { uuid: randomUUID, bytes: randomBytes } });
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of files.read(name, key)) {
    size += part.byteLength;
    if (size > maxDocumentBytes) throw new Error(`document file ${name.uuid} is larger than any document`);
    parts.push(part);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
