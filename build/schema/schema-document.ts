import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConnection } from '../../main/database/connection.ts';
import { migrate, schemaVersion } from '../../main/database/migrate.ts';
import { migrations } from '../../main/database/migrations/index.ts';
import { systemClock, systemRandom } from '../../main/host/system-ports.ts';
import { type Column, readSchema, type Table } from './read-schema.ts';
import { tableNotes } from './table-notes.ts';

/** The text of docs/schema.md: the schema of a new database that went through every migration. */
export function schemaDocument(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rems-schema-'));
  const db = openConnection(join(folder, 'schema.db'), systemRandom.bytes(32), { create: true });
  try {
    const snapshot = () => {
      throw new Error('A new database has nothing to copy.');
    };
    migrate(db, { migrations, appVersion: 'schema', clock: systemClock, snapshot });
    return documentOf(readSchema(db), schemaVersion(db));
  } finally {
    db.close();
    rmSync(folder, { recursive: true });
  }
}

function documentOf(tables: readonly Table[], version: number): string {
  const stale = Object.keys(tableNotes).filter((name) => !tables.some((table) => table.name === name));
  if (stale.length > 0) throw new Error(`build/schema/table-notes.ts describes ${stale.join(', ')}, which is gone.`);
  return [
    '# The database',
    '',
    '<!-- Written by `npm run docs:schema` from the migrations; a test compares. -->',
    '',
    `Schema version ${version}, ${tables.length} tables. Every table is \`STRICT\`. Instants are UTC in ISO form, dates of business are`,
    '`YYYY-MM-DD`, flags are 0 or 1, names ending in `_folded` hold the lower-case form without diacritics that is compared.',
    'Rows that several people edit carry a `version`; a change with an old one is refused.',
    '',
    ...tables.flatMap(sectionOf),
  ].join('\n');
}

function sectionOf(table: Table): readonly string[] {
  const note = tableNotes[table.name];
  if (note === undefined) throw new Error(`Say what the table ${table.name} holds in build/schema/table-notes.ts.`);
  return [
    `## ${table.name}`,
    '',
    note,
    '',
    ...aligned([headings, ...table.columns.map(cellsOf)]),
    '',
    ...listOf('Indexes', table.indexes),
    ...listOf('Rules over several columns', table.checks),
    ...listOf('Triggers', table.triggers),
  ];
}

const headings = ['column', 'type', 'required', 'default', 'rules'];

function cellsOf(column: Column): readonly string[] {
  const rules = [
    column.key > 0 ? 'primary key' : undefined,
    column.references === undefined ? undefined : `refers to ${column.references}`,
    column.check === undefined ? undefined : `\`${column.check}\``,
  ].filter((rule) => rule !== undefined);
  const fallback = column.default === null ? '' : `\`${column.default}\``;
  const cells = [column.name, column.type, column.required ? 'yes' : '', fallback, rules.join('; ')];
  return cells.map((cell) => cell.replaceAll('|', '\\|'));
}

/** A table as the formatter of the repository wants it: every column as wide as its widest cell. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = headings.map((_, at) => Math.max(3, ...rows.map((row) => row[at]?.length ?? 0)));
  const rule = widths.map((width) => '-'.repeat(width));
  const [head = [], ...rest] = rows;
  return [head, rule, ...rest].map((row) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`);
}

function listOf(title: string, statements: readonly string[]): readonly string[] {
  if (statements.length === 0) return [];
  return [`${title}:`, '', ...statements.map((statement) => `- \`${statement}\``), ''];
}
