import { join } from 'node:path';
import { z } from 'zod';
import type { Manifest } from './manifest.ts';
import { setParts } from './manifest.ts';
import { readSmallFile } from './set-files.ts';

/** Half a million documents would fit, bytes. */
const largestList = 256 * 1024 * 1024;

const Uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** A document of a set, which lies in `attachments/<uuid>`. */
const SetDocument = z.strictObject({
  uuid: Uuid,
  /** The key it is sealed under. Files never change: the same name and key mean the same bytes. */
  kid: z.string().max(100),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** It did not open any more in the data folder when it was first copied. */
  damaged: z.boolean(),
});
export type SetDocument = Readonly<z.infer<typeof SetDocument>>;

const DocumentList = z.strictObject({
  v: z.literal(1),
  documents: z.array(SetDocument),
  /** Documents that records name and whose files were not in the data folder. */
  missing: z.array(Uuid),
});

/** The documents of a set. A part of its own, so that manifests stay small however many documents there are. */
export type DocumentList = Readonly<z.infer<typeof DocumentList>>;

/** The text of a list; its hash is in the manifest, which is sealed. */
export function writeDocumentList(list: DocumentList): string {
  return `${JSON.stringify(DocumentList.parse(list))}\n`;
}

/** Reads the list of a set; undefined when it is missing or is not one. Whether it is the one of the manifest its hash shows. */
export function readDocumentList(folder: string): DocumentList | undefined {
  const text = readSmallFile(join(folder, setParts.documentList), largestList);
  if (text === undefined) return undefined;
  try {
    return DocumentList.safeParse(JSON.parse(text)).data;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

/** The path of a document inside its set. */
export function documentPart(uuid: string): string {
  return `${setParts.documents}/${uuid}`;
}

/** Where a document lies in a set. */
export function documentPath(folder: string, uuid: string): string {
  return join(folder, setParts.documents, uuid);
}

/** Bytes of everything that a manifest names. */
export function setBytes(manifest: Manifest): number {
  return manifest.parts.reduce((sum, part) => sum + part.bytes, manifest.documents.bytes);
}
