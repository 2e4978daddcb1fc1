import type { Db } from '../../main/database/connection.ts';

/** One column as the document shows it. */
export interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly default: string | null;
  /** Position in the primary key from 1; 0 when it is no part of it. */
  readonly key: number;
  /** The table and column that it refers to. */
  readonly references: string | undefined;
  /** The expression of its CHECK. */
  readonly check: string | undefined;
}

/** One table with what hangs on it. */
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Statements of its indexes and what its UNIQUE rules cover, sorted by name. */
  readonly indexes: readonly string[];
  /** CHECKs over several columns. */
  readonly checks: readonly string[];
  readonly triggers: readonly string[];
}

interface ColumnFacts {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly dflt_value: string | null;
  readonly pk: number;
}

/** Reads every table of an open database, by name. Throws when a CHECK is written so that it would be left out. */
export function readSchema(db: Db): readonly Table[] {
  const tables = db
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .all();
  return tables.map(({ name, sql }) => ({
    name,
    columns: columnsOf(db, name, sql),
    indexes: [...statements(db, 'index', name), ...uniqueRules(db, name)],
    checks: checksOf(name, sql).ofTable,
    triggers: statements(db, 'trigger', name),
  }));
}

function columnsOf(db: Db, table: string, sql: string): readonly Column[] {
  const facts = db
    .prepare<[string], ColumnFacts>(
      'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?) ORDER BY cid',
    )
    .all(table);
  const references = new Map(
    db
      .prepare<[string], { from: string; table: string; to: string; on_delete: string }>(
        'SELECT "from", "table", "to", on_delete FROM pragma_foreign_key_list(?)',
      )
      .all(table)
      .map((key) => [key.from, `${key.table}.${key.to}${key.on_delete === 'CASCADE' ? ', goes with it' : ''}`]),
  );
  const checks = checksOf(table, sql).ofColumns;
  return facts.map((column) => ({
    name: column.name,
    type: column.type,
    required: column.notnull === 1 || column.pk > 0,
    default: column.dflt_value,
    key: column.pk,
    references: references.get(column.name),
    check: checks.get(column.name),
  }));
}

/** The parts of a CREATE TABLE, one for each column and each rule over several: what stands between commas outside of parentheses. */
function partsOf(sql: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = sql.indexOf('(') + 1;
  for (const { 0: sign, index } of sql.matchAll(/'[^']*'|[(),]/g)) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth === 0 || (sign === ',' && depth === 1)) {
      parts.push(sql.slice(from, index).trim());
      from = index + 1;
    }
    if (depth === 0 && sign === ')') break;
  }
  return parts;
}

/** CHECKs by column, each at the end of its column, and those that speak of several columns. */
function checksOf(
  table: string,
  sql: string,
): { readonly ofColumns: ReadonlyMap<string, string>; readonly ofTable: readonly string[] } {
  const parts = partsOf(sql);
  const ofColumns = parts.flatMap((part) =>
    [...part.matchAll(/^(?!CHECK\b)(\w+) .*?\bCHECK \((.+)\)$/gs)].map(
      ([, column = '', expression = '']) => [column, expression] as const,
    ),
  );
  const ofTable = parts.filter((part) => /^CHECK \(.+\)$/s.test(part));
  const written = sql.match(/\bCHECK\b/g)?.length ?? 0;
  const found = ofColumns.length + ofTable.length;
  if (found !== written)
    throw new Error(`${table} has ${written} CHECKs, of which ${found} stand at the end of a column or on their own.`);
  return { ofColumns: new Map(ofColumns), ofTable };
}

function statements(db: Db, type: 'index' | 'trigger', table: string): readonly string[] {
  return db
    .prepare<[string, string], string>(
      'SELECT sql FROM sqlite_master WHERE type = ? AND tbl_name = ? AND sql IS NOT NULL ORDER BY name',
    )
    .pluck()
    .all(type, table)
    .map((sql) => sql.replace(/\s+/g, ' '));
}

/** UNIQUE rules have an index without a statement of its own. */
function uniqueRules(db: Db, table: string): readonly string[] {
  const names = db
    .prepare<[string], string>(`SELECT name FROM pragma_index_list(?) WHERE origin = 'u' ORDER BY name`)
    .pluck()
    .all(table);
  const columns = db.prepare<[string], string>('SELECT name FROM pragma_index_info(?) ORDER BY seqno').pluck();
  return names.map((name) => `UNIQUE (${columns.all(name).join(', ')})`).sort();
}
