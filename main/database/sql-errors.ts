import { AppError } from '../../shared/contract/errors.ts';

/** The driver's error code, such as SQLITE_BUSY; undefined for anything that is not an error of the driver. */
export function sqliteCode(cause: unknown): string | undefined {
  if (!(cause instanceof Error) || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' && cause.code.startsWith('SQLITE_') ? cause.code : undefined;
}

/** Whether another writer was in the way; trying again shortly may succeed. */
export function isBusy(cause: unknown): boolean {
  const code = sqliteCode(cause);
  return code !== undefined && (isFamily(code, 'SQLITE_BUSY') || isFamily(code, 'SQLITE_LOCKED'));
}

/** Whether the file's content is not what a database with this key looks like: wrong key or damage. */
export function isUnreadable(cause: unknown): boolean {
  const code = sqliteCode(cause);
  if (code === undefined) return false;
  // Failing to grow the shared-memory file is a full disk, not damage.
  if (code.startsWith('SQLITE_IOERR_SHM')) return false;
  return ['SQLITE_NOTADB', 'SQLITE_CORRUPT', 'SQLITE_IOERR', 'SQLITE_FORMAT'].some((family) => isFamily(code, family));
}

/**
 * Turns an error of the database driver into one a person can act on.
 * The sentence never repeats the driver's text, which names tables and columns; the cause stays for the log.
 *
 * @returns undefined when it is no driver error or a fault of ours, which then travels as INTERNAL
 */
export function toAppError(cause: unknown): AppError | undefined {
  const code = sqliteCode(cause);
  if (code === undefined) return undefined;
  const refusal = refusals.find(([family]) => isFamily(code, family));
  return refusal === undefined ? undefined : new AppError(refusal[1], refusal[2], { cause });
}

function isFamily(code: string, family: string): boolean {
  return code === family || code.startsWith(`${family}_`);
}

const invalidValue = 'A value does not fit the rules of this record. Check the fields and save again.';
const unreadable =
  'The database file could not be read correctly. Stop working, and have an administrator run the doctor command and restore a backup if it reports damage.';

/** Most specific first. A trigger that refuses (append-only tables) is our own mistake and is left out on purpose. */
const refusals: readonly (readonly [family: string, code: 'CONFLICT' | 'INVALID' | 'UNAVAILABLE', sentence: string])[] =
  [
    ['SQLITE_BUSY', 'UNAVAILABLE', 'Another change is being saved at this moment. Try again in a few seconds.'],
    ['SQLITE_LOCKED', 'UNAVAILABLE', 'Another change is being saved at this moment. Try again in a few seconds.'],
    [
      'SQLITE_CONSTRAINT_UNIQUE',
      'CONFLICT',
      'A record with the same identifying values exists already. Change them or open that record.',
    ],
    [
      'SQLITE_CONSTRAINT_PRIMARYKEY',
      'CONFLICT',
      'A record with the same identifier exists already. Reload and try again.',
    ],
    ['SQLITE_CONSTRAINT_ROWID', 'CONFLICT', 'A record with the same identifier exists already. Reload and try again.'],
    [
      'SQLITE_CONSTRAINT_FOREIGNKEY',
      'INVALID',
      'Something that is chosen here no longer exists, or other records still use this one. Reload and check the choices.',
    ],
    ['SQLITE_CONSTRAINT_CHECK', 'INVALID', invalidValue],
    ['SQLITE_CONSTRAINT_NOTNULL', 'INVALID', 'A required value is missing. Fill it in and save again.'],
    ['SQLITE_CONSTRAINT_DATATYPE', 'INVALID', invalidValue],
    ['SQLITE_TOOBIG', 'INVALID', 'A value is too long to be stored. Shorten it and save again.'],
    [
      'SQLITE_FULL',
      'UNAVAILABLE',
      'The disk is full; nothing was saved. Free some space on the data volume and try again.',
    ],
    [
      'SQLITE_IOERR_SHMSIZE',
      'UNAVAILABLE',
      'The disk is full; nothing was saved. Free some space on the data volume and try again.',
    ],
    [
      'SQLITE_READONLY',
      'UNAVAILABLE',
      'The data folder cannot be written to. Have an administrator check its permissions and the disk.',
    ],
    [
      'SQLITE_PERM',
      'UNAVAILABLE',
      'The data folder cannot be written to. Have an administrator check its permissions and the disk.',
    ],
    [
      'SQLITE_CANTOPEN',
      'UNAVAILABLE',
      'The database file could not be opened. Have an administrator check that the data folder is there and readable.',
    ],
    [
      'SQLITE_IOERR',
      'UNAVAILABLE',
      'The disk did not answer correctly; nothing was saved. Have an administrator check the disk.',
    ],
    ['SQLITE_NOTADB', 'UNAVAILABLE', unreadable],
    ['SQLITE_CORRUPT', 'UNAVAILABLE', unreadable],
  ];
