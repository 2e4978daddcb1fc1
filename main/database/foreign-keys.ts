import type { Db } from './connection.ts';

/**
 * Runs `work` while references are not enforced, as rebuilding a table needs; whoever calls checks them before the commit.
 * SQLite ignores the pragma inside a transaction, so this is read back both times.
 */
export function withoutForeignKeys(db: Db, work: () => void): void {
  set(db, 0);
  try {
    work();
  } finally {
    set(db, 1);
  }
}

function set(db: Db, value: 0 | 1): void {
  db.pragma(`foreign_keys = ${value}`);
  if (db.pragma('foreign_keys', { simple: true }) !== value)
    throw new Error('Foreign keys cannot be switched inside a transaction.');
}
