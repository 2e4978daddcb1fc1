import type { Db } from './connection.ts';

/** What an answer is made of: a table, or some columns of it. Rows that come or go count in either case. */
export interface Source {
  readonly table: string;
  readonly columns?: readonly string[];
}

/**
 * A number that is another one whenever what the sources hold may have changed, whoever changed it; undefined inside a transaction, whose
 * changes may still be taken back.
 */
export type ChangeStamp = () => number | undefined;

/**
 * The stamp of some sources on one connection. Changes of this connection are counted by triggers in a temporary table, so that a
 * transaction that is taken back takes its count back too; those of others show in the version of the data. Nothing is set up before
 * the first question, and nothing of it reaches the file.
 *
 * @param name of these sources, once on a connection
 */
export function createChangeStamp(db: Db, name: string, sources: readonly Source[]): ChangeStamp {
  const version = db.prepare<[], number>('PRAGMA data_version').pluck();
  let count: { get(): number | undefined } | undefined;
  let stamp = 0;
  let counted: number | undefined;
  let seen: number | undefined;

  return () => {
    if (db.inTransaction) return undefined;
    count ??= countChanges(db, name, sources);
    const changes = count.get();
    const others = version.get();
    if (changes !== counted || others !== seen) stamp += 1;
    counted = changes;
    seen = others;
    return stamp;
  };
}

function countChanges(db: Db, name: string, sources: readonly Source[]) {
  const counter = `changes_of_${name}`;
  const triggers = sources.flatMap(({ table, columns }) =>
    ['INSERT', 'DELETE', columns ? `UPDATE OF ${columns.join(', ')}` : 'UPDATE'].map(
      (event, index) => `CREATE TEMP TRIGGER ${counter}_${table}_${index} AFTER ${event} ON main.${table}
        BEGIN UPDATE ${counter} SET count = count + 1; END;`,
    ),
  );
  db.exec(`CREATE TEMP TABLE ${counter} (count INTEGER NOT NULL);
    INSERT INTO temp.${counter} VALUES (0);
    ${triggers.join('\n')}`);
  return db.prepare<[], number>(`SELECT count FROM temp.${counter}`).pluck();
}
