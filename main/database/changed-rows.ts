import type { Db } from './connection.ts';

/** A table whose rows say something about records. */
export interface RowSource {
  readonly table: string;
  /** The column that names the record; absent where a row is about so many that any may be another one when it changes. */
  readonly key?: string;
  /** Those that have a say; all of them when absent. Rows that come or go count in either case. */
  readonly columns?: readonly string[];
  /** A query of the ids of further records that a row says something about, as it is or was. */
  readonly further?: (row: 'new' | 'old') => string;
}

/**
 * The records of which something has changed since the last question, each once; `any` at the first one and when any may be another one,
 * undefined inside a transaction, whose changes may still be taken back. Whoever asks has to read them again: nobody is told twice.
 */
export type ChangedRows = () => readonly number[] | 'any' | undefined;

/** Noted where any record may be another one; none has this id. */
const any = 0;

/**
 * Notes what this connection changes, by triggers in a temporary table, so that a transaction that is taken back takes its notes back too;
 * what others commit shows in the version of the data. Nothing is set up before the first question, and nothing of it reaches the file.
 *
 * @param name of these sources, once on a connection
 */
export function createChangedRows(db: Db, name: string, sources: readonly RowSource[]): ChangedRows {
  const version = db.prepare<[], number>('PRAGMA data_version').pluck();
  let take: { all(): number[] } | undefined;
  let seen: number | undefined;

  return () => {
    if (db.inTransaction) return undefined;
    take ??= noteChanges(db, name, sources);
    const others = version.get();
    const changed = take.all();
    const alone = others === seen;
    seen = others;
    return alone && !changed.includes(any) ? changed : 'any';
  };
}

function noteChanges(db: Db, name: string, sources: readonly RowSource[]) {
  const notes = `changed_${name}`;
  const triggers = sources.flatMap(({ table, key, columns, further }) => {
    const ids = (row: 'new' | 'old') => [
      `SELECT ${key === undefined ? any : `${row}.${key}`} AS id`,
      ...(further ? [further(row)] : []),
    ];
    return (
      [
        ['INSERT', ['new']],
        ['DELETE', ['old']],
        [columns ? `UPDATE OF ${columns.join(', ')}` : 'UPDATE', ['old', 'new']],
      ] as const
    ).map(
      // Asked for instead of ignored: what the outer statement says of conflicts would hold in here as well.
      ([event, rows], index) => `CREATE TEMP TRIGGER ${notes}_${table}_${index} AFTER ${event} ON main.${table}
        BEGIN
          INSERT INTO ${notes} SELECT id FROM (${rows.flatMap(ids).join(' UNION ')})
            WHERE id IS NOT NULL AND id NOT IN (SELECT id FROM ${notes});
        END;`,
    );
  });
  db.exec(`CREATE TEMP TABLE ${notes} (id INTEGER PRIMARY KEY);\n${triggers.join('\n')}`);
  return db.prepare<[], number>(`DELETE FROM temp.${notes} RETURNING id`).pluck();
}
