import type { Db } from '../database/connection.ts';
import type { Cell, IdentityTable } from './identity-cell-rules.ts';

/** A table with columns that are sealed under the key that `kid` names. */
export interface SealedTable {
  readonly table: IdentityTable;
  /** Sealed columns by the name that is part of their seal. */
  readonly columns: Readonly<Record<string, string>>;
  /** SQL: where a row counts; rows that were set aside stay as they are. */
  readonly live: string;
  /** SQL: what people know a row by; an identifier, never a name. */
  readonly label: string;
  /** SQL: a number that is another one when the texts were changed since. */
  readonly version: string;
}

const identifierOf = (column: string) => `(SELECT p.identifier FROM patients p WHERE p.id = t.${column})`;

/** Every table in which something of an identity is sealed. */
export const sealedTables: readonly SealedTable[] = [
  {
    table: 'patients',
    columns: { ipp: 'ipp', first_name: 'first_name', last_name: 'last_name', birth_date: 'birth_date' },
    live: 't.aside_at IS NULL',
    label: 't.identifier',
    version: "(SELECT count(*) FROM patient_changes c WHERE c.patient_id = t.id AND c.kind = 'corrected')",
  },
  {
    table: 'patient_changes',
    columns: { sealed: 'sealed' },
    live: 't.sealed IS NOT NULL',
    label: identifierOf('patient_id'),
    version: '0',
  },
  {
    table: 'patient_reviews',
    columns: { sealed: 'sealed' },
    live: 't.sealed IS NOT NULL',
    label: identifierOf('matched_id'),
    version: '0',
  },
  {
    table: 'examinations',
    columns: { note: 'note' },
    live: 't.note IS NOT NULL',
    label: identifierOf('patient_id'),
    version: 't.version',
  },
];

/** A row with its sealed texts, in the order of the columns. */
export interface SealedRow {
  readonly id: number;
  readonly uuid: string;
  readonly kid: string;
  readonly label: string;
  readonly texts: readonly string[];
}

/** Reads and writes the sealed columns of one table. */
export function createSealedRows(db: Db, { table, columns, live, label, version }: SealedTable) {
  const names = Object.values(columns);
  const select = `SELECT t.id, t.uuid, t.kid, ${label} AS label, json_array(${names.map((name) => `t.${name}`).join(', ')}) AS texts
    FROM ${table} t WHERE ${live}`;
  // What does not read waits for the page of unreadable records and must not stop the others.
  const sound = `NOT EXISTS (SELECT 1 FROM damaged_records r WHERE r.source = '${table}'
    AND r.record_id = CAST(t.id AS TEXT) AND r.state IN ('open', 'quarantined'))`;
  const versionOf = db.prepare<[number], number>(`SELECT ${version} FROM ${table} t WHERE t.id = ?`).pluck();
  type Stored = Omit<SealedRow, 'texts'> & { readonly texts: string };
  const one = db.prepare<[number], Stored>(`${select} AND t.id = ?`);
  const after = db.prepare<[number, number], Stored>(`${select} AND t.id > ? ORDER BY t.id LIMIT ?`);
  const old = db.prepare<{ kid: string; after: number; most: number }, Stored>(
    `${select} AND t.kid <> @kid AND t.id > @after AND ${sound} ORDER BY t.id LIMIT @most`,
  );
  const byKey = db.prepare<[], { kid: string; count: number }>(
    `SELECT kid, count(*) AS count FROM ${table} WHERE kid IS NOT NULL GROUP BY kid`,
  );
  // Two ranges of an index, which are empty as a rule: `<>` would read every row.
  const left = db
    .prepare<{ kid: string }, number>(
      `SELECT count(*) FROM ${table} t WHERE (t.kid < @kid OR t.kid > @kid) AND ${live} AND ${sound}`,
    )
    .pluck();
  const write = db.prepare(
    `UPDATE ${table} SET kid = @kid, ${names.map((name, index) => `${name} = @text${index}`).join(', ')} WHERE id = @id`,
  );
  // as: JSON of an array of texts, made above.
  const whole = (row: Stored): SealedRow => ({ ...row, texts: JSON.parse(row.texts) as string[] });

  return {
    table,
    /** The places of the texts of a row, in their order. */
    cellsOf: ({ uuid }: Pick<SealedRow, 'uuid'>): Cell[] =>
      Object.keys(columns).map((column) => ({ table, uuid, column })),
    get(id: number): SealedRow | undefined {
      const row = one.get(id);
      return row && whole(row);
    },
    versionOf: (id: number) => versionOf.get(id),
    /** Answers the row `@id` of a backup as JSON, with its version. */
    copySql: `SELECT json_object('uuid', t.uuid, 'kid', t.kid, 'version', ${version}, 'texts',
      json_array(${names.map((name) => `t.${name}`).join(', ')})) FROM ${table} t WHERE ${live} AND t.id = CAST(@id AS INTEGER)`,
    /** Rows in the order of their numbers, after one of them. */
    after: (id: number, most: number) => after.all(id, most).map(whole),
    /** Rows of other keys than this one that are not known to be unreadable. */
    ofOtherKeys: (kid: string, id: number, most: number) => old.all({ kid, after: id, most }).map(whole),
    /** Rows by key; those that were set aside need theirs too. */
    byKey: () => byKey.all(),
    /** How many rows wait to be written under this key. */
    left: (kid: string) => left.get({ kid }) ?? 0,
    write(id: number, kid: string, texts: readonly string[]): void {
      write.run({ id, kid, ...Object.fromEntries(texts.map((text, index) => [`text${index}`, text])) });
    },
  };
}

/** What {@link createSealedRows} makes. */
export type SealedRows = ReturnType<typeof createSealedRows>;
