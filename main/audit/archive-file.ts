import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const magic = Buffer.from('REMSAUD1', 'latin1');
const nonceBytes = 12;
const tagBytes = 16;
const compress = promisify(gzip);
const expand = promisify(gunzip);

/** The file is not the one that was written, or was written under another name or key. */
class ArchiveBrokenError extends Error {}

/**
 * Seals lines of entries: compressed, then encrypted and authenticated with AES-256-GCM together with the name of the file.
 *
 * @param nonce 12 random bytes, new for every file
 */
export async function sealArchive(lines: string, key: Buffer, name: string, nonce: Buffer): Promise<Buffer> {
  if (nonce.length !== nonceBytes) throw new Error('An archive needs 12 bytes of nonce.');
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(name, 'utf8'));
  const body = Buffer.concat([cipher.update(await compress(Buffer.from(lines, 'utf8'))), cipher.final()]);
  return Buffer.concat([magic, nonce, body, cipher.getAuthTag()]);
}

/** The lines of {@link sealArchive}. @throws ArchiveBrokenError at any change */
export async function openArchive(file: Buffer, key: Buffer, name: string): Promise<string> {
  const begin = magic.length + nonceBytes;
  if (file.length < begin + tagBytes || !file.subarray(0, magic.length).equals(magic))
    throw new ArchiveBrokenError(`${name} is no archive of the audit trail`);
  const decipher = createDecipheriv('aes-256-gcm', key, file.subarray(magic.length, begin), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(name, 'utf8'));
  decipher.setAuthTag(file.subarray(file.length - tagBytes));
  const body = decipher.update(file.subarray(begin, file.length - tagBytes));
  try {
    decipher.final();
  } catch (cause) {
    throw new ArchiveBrokenError(`${name} was changed`, { cause });
  }
  return (await expand(body)).toString('utf8');
}

/** SHA-256 of a file, hex. */
export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
