import { type Db, openConnection } from './connection.ts';
import { isUnreadable } from './sql-errors.ts';

/**
 * Closes the last connection of damaged data without a changed byte. Whoever closes last copies the log into the database, as SQLite
 * does it by itself; one that may only read cannot, so it is opened before and closed after. Damage that hides even from it leaves the
 * ordinary way.
 */
export function closeUntouched(db: Db, key: Buffer): void {
  let reader: Db | undefined;
  try {
    reader = openConnection(db.name, key, { readonly: true });
  } catch (cause) {
    if (!isUnreadable(cause)) throw cause;
  } finally {
    db.close();
    reader?.close();
  }
}
