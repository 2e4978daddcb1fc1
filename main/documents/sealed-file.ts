import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/** Bytes of content in one sealed chunk; the last one may hold fewer. */
export const chunkBytes = 65_536;
const magic = Buffer.from('REMSDOC1', 'latin1');
const saltBytes = 16;
const headerBytes = magic.length + saltBytes;
const tagBytes = 16;

/** Which file it is: both are authenticated, so that a file put in another's place does not open. */
export interface SealedName {
  /** The file's name in the folder of attachments. */
  readonly uuid: string;
  /** The key it was written under. */
  readonly kid: string;
}

/** The bytes on disk are not the ones that were written. */
export class SealBrokenError extends Error {}

/**
 * Encrypts a stream in chunks, in constant memory. The file is a header (8 bytes of name, 16 of salt) and AES-256-GCM chunks under a key
 * of the file's own, derived from the document key, the salt, uuid and kid. A chunk's nonce is its number and whether it is the last one
 * (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015), so that dropping, moving, repeating or adding a chunk shows.
 *
 * @param salt 16 random bytes, new for every file that is written
 */
export async function* seal(
  content: AsyncIterable<Uint8Array>,
  key: Buffer,
  name: SealedName,
  salt: Buffer,
): AsyncGenerator<Buffer> {
  if (salt.length !== saltBytes) throw new Error('A sealed file needs 16 bytes of salt.');
  const fileKey = fileKeyOf(key, name, salt);
  try {
    yield Buffer.concat([magic, salt]);
    let number = 0;
    for await (const { bytes, last } of inChunks(content, chunkBytes)) {
      const cipher = createCipheriv('aes-256-gcm', fileKey, nonceOf(number, last));
      yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
      number += 1;
    }
  } finally {
    fileKey.fill(0);
  }
}

/**
 * Decrypts what {@link seal} wrote. What it yields is authentic chunk by chunk; that the file is whole is known only when it ends without
 * an error.
 *
 * @throws SealBrokenError at the first byte that is not the one written
 */
export async function* unseal(
  stored: AsyncIterable<Uint8Array>,
  key: Buffer,
  name: SealedName,
): AsyncGenerator<Buffer> {
  let fileKey: Buffer | undefined;
  try {
    let number = 0;
    for await (const { bytes, last } of inChunks(stored, chunkBytes + tagBytes, headerBytes)) {
      if (fileKey === undefined) {
        if (bytes.length !== headerBytes || !bytes.subarray(0, magic.length).equals(magic)) throw broken(name);
        fileKey = fileKeyOf(key, name, bytes.subarray(magic.length));
        if (last) throw broken(name);
        continue;
      }
      yield open(bytes, fileKey, nonceOf(number, last), name);
      number += 1;
    }
  } finally {
    fileKey?.fill(0);
  }
}

function open(bytes: Buffer, fileKey: Buffer, nonce: Buffer, name: SealedName): Buffer {
  if (bytes.length < tagBytes) throw broken(name);
  const end = bytes.length - tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', fileKey, nonce, { authTagLength: tagBytes });
  decipher.setAuthTag(bytes.subarray(end));
  const content = decipher.update(bytes.subarray(0, end));
  try {
    decipher.final();
  } catch (cause) {
    // The only failure `final` has is authentication.
    throw new SealBrokenError(`stored file ${name.uuid} was changed, cut or exchanged`, { cause });
  }
  return content;
}

function fileKeyOf(key: Buffer, { uuid, kid }: SealedName, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, Buffer.from(`rems-document-v1|${kid}|${uuid}`, 'utf8'), 32));
}

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

function broken({ uuid }: SealedName): SealBrokenError {
  return new SealBrokenError(`stored file ${uuid} was changed, cut or exchanged`);
}

/** The stream in pieces of one size (the first one of `firstSize`, where given), each with whether it is the last; at least one. */
async function* inChunks(
  stream: AsyncIterable<Uint8Array>,
  size: number,
  firstSize = size,
): AsyncGenerator<{ readonly bytes: Buffer; readonly last: boolean }> {
  let wanted = firstSize;
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  for await (const piece of stream) {
    held.push(piece);
    heldBytes += piece.byteLength;
    // A full piece waits until more has come: only then it is not the last.
    if (heldBytes <= wanted) continue;
    let all: Buffer = Buffer.concat(held);
    while (all.length > wanted) {
      yield { bytes: all.subarray(0, wanted), last: false };
      all = all.subarray(wanted);
      wanted = size;
    }
    held = [all];
    heldBytes = all.length;
  }
  yield { bytes: Buffer.concat(held), last: true };
}

/**
 * {@link unseal} for the calling thread, for proofs: reads the stored file piece by piece.
 *
 * @param size bytes of the stored file
 * @param read answers the next so many bytes of it
 * @throws SealBrokenError at the first byte that is not the one written
 */
export function* unsealNow(
  size: number,
  read: (bytes: number) => Buffer,
  key: Buffer,
  name: SealedName,
): Generator<Buffer> {
  const header = read(Math.min(size, headerBytes));
  if (size <= headerBytes || !header.subarray(0, magic.length).equals(magic)) throw broken(name);
  const fileKey = fileKeyOf(key, name, header.subarray(magic.length));
  try {
    let left = size - headerBytes;
    for (let number = 0; left > 0; number += 1) {
      const bytes = read(Math.min(left, chunkBytes + tagBytes));
      left -= bytes.length;
      if (bytes.length === 0) throw broken(name);
      yield open(bytes, fileKey, nonceOf(number, left === 0), name);
    }
  } finally {
    fileKey.fill(0);
  }
}
