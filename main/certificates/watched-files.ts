import { readFile, stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { maxCertificateBytes } from '../../shared/certificates.ts';
import { AppError } from '../../shared/contract/errors.ts';

/** What is kept beside the certificate of the kind `files`. */
export const WatchedPaths = z.object({ certificatePath: z.string(), keyPath: z.string(), readAt: z.string() });
export type WatchedPaths = Pick<z.infer<typeof WatchedPaths>, 'certificatePath' | 'keyPath'>;

/**
 * The contents of the two files that something else renews.
 *
 * @throws AppError INVALID with the field when one is not there, cannot be read, is no ordinary file or far too large
 */
export async function readWatched({ certificatePath, keyPath }: WatchedPaths): Promise<readonly Buffer[]> {
  const certificate = await readOne(certificatePath, 'certificatePath');
  return certificatePath === keyPath ? [certificate] : [certificate, await readOne(keyPath, 'keyPath')];
}

async function readOne(path: string, field: keyof WatchedPaths): Promise<Buffer> {
  const refuse = (message: string) => new AppError('INVALID', message, { fields: { [field]: message } });
  if (!isAbsolute(path)) throw refuse('Give the whole path of the file, from the root of the disk on.');
  try {
    const facts = await stat(path);
    // A pipe or device would never end.
    if (!facts.isFile()) throw refuse(`This is no file: ${path}.`);
    if (facts.size > maxCertificateBytes) throw refuse(`This file is too large for a certificate or key: ${path}.`);
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw refuse(`This file is not there: ${path}.`);
    throw refuse(`This program may not read the file ${path}. Give its account the right to.`);
  }
}
