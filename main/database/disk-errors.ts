import { AppError } from '../../shared/contract/errors.ts';

const sentences: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full; nothing was saved. Free some space on the data volume and try again.',
  EDQUOT: 'The disk is full; nothing was saved. Free some space on the data volume and try again.',
  EROFS: 'The data folder cannot be written to. Have an administrator check its permissions and the disk.',
};

/** A disk that is full or read-only where a file beside the database (keyring, anchor) was to be replaced, in words; undefined for everything else. */
export function toDiskError(cause: unknown): AppError | undefined {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const sentence = sentences[code];
  return sentence === undefined ? undefined : new AppError('UNAVAILABLE', sentence, { cause });
}
