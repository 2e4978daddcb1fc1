import { AppError } from '../../shared/contract/errors.ts';

const full = 'The disk is full; nothing was saved. Free some space on the data volume and try again.';
/** Of a folder that takes no files. */
export const notWritable =
  'The data folder cannot be written to. Have an administrator check its permissions and the disk.';
const tooMany =
  'The program may not open any more files; nothing was saved. Try again in a minute, and have an administrator start the program again if it stays.';

const sentences: Readonly<Record<string, string>> = {
  ENOSPC: full,
  EDQUOT: full,
  EROFS: notWritable,
  EACCES: notWritable,
  EPERM: notWritable,
  EIO: 'The disk did not answer correctly; nothing was saved. Have an administrator check the disk.',
  EMFILE: tooMany,
  ENFILE: tooMany,
};

/** A disk that is full, read-only, closed to us or broken where a file beside the database (keyring, anchor) was to be written, in words; undefined for everything else. */
export function toDiskError(cause: unknown): AppError | undefined {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const sentence = sentences[code];
  return sentence === undefined ? undefined : new AppError('UNAVAILABLE', sentence, { cause });
}
