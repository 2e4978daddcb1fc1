import { type Db, openInMemory } from '../database/connection.ts';
import { type Migration, migrate } from '../database/migrate.ts';

/** What a schema is made of: kind and name, and the columns of a table or the text of an index or trigger. */
export type Schema = ReadonlyMap<string, string>;

/** The schema that the migrations of this version make, built in memory. */
export function expectedSchema(migrations: readonly Migration[]): Schema {
  const db = openInMemory();
  try {
    const never = () => {
      throw new Error('an empty database needs no snapshot');
    };
    // The instant is only written into the history of the schema, which nobody reads here.
    const clock = { now: () => new Date(0), monotonic: () => 0 };
    migrate(db, { migrations, appVersion: '0.0.0', clock, snapshot: never });
    return readSchema(db);
  } finally {
    db.close();
  }
}

/** The schema of a database as it is. */
export function readSchema(db: Db): Schema {
  const objects = db
    .prepare<[], { type: string; name: string; sql: string | null }>(
      "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name",
    )
    .all();
  const columns = db
    .prepare<[string], string>(
      `SELECT name || ' ' || type || ' ' || "notnull" || ' ' || pk || ' ' || coalesce(dflt_value, '') FROM pragma_table_xinfo(?)`,
    )
    .pluck();
  return new Map(
    objects.map(({ type, name, sql }) => [
      `${type} ${name}`,
      type === 'table' ? columns.all(name).join(', ') : (sql ?? '').replace(/\s+/g, ' ').trim(),
    ]),
  );
}

/** What is missing, unknown or different, in a few words each; empty when the schemas are the same. */
export function schemaDifferences(expected: Schema, actual: Schema): string[] {
  const differences: string[] = [];
  for (const [name, content] of expected) {
    const here = actual.get(name);
    if (here === undefined) differences.push(`${name} is missing`);
    else if (here !== content) differences.push(`${name} is different`);
  }
  for (const name of actual.keys()) if (!expected.has(name)) differences.push(`${name} is unknown`);
  return differences;
}
