import { createHash } from 'node:crypto';
import { readAuditHead } from '../database/audit-head.ts';
import type { Db } from '../database/connection.ts';
import { schemaVersion } from '../database/migrate.ts';
import type { Manifest } from './manifest.ts';

/** What a database holds: to compare a copy with its source, and a set with its manifest. */
export type DatabaseFacts = Pick<
  Manifest,
  'schemaVersion' | 'applicationId' | 'pageSize' | 'pageCount' | 'schema' | 'rows' | 'auditHead'
>;

/** Reads all of it; counting takes a while in a large database. */
export function readDatabaseFacts(db: Db): DatabaseFacts {
  return {
    schemaVersion: schemaVersion(db),
    applicationId: number(db, 'application_id'),
    pageSize: number(db, 'page_size'),
    pageCount: number(db, 'page_count'),
    schema: schemaHash(db),
    rows: countRows(db),
    auditHead: readAuditHead(db),
  };
}

/** Whether a table is there. */
export function hasTable(db: Db, name: string): boolean {
  return db.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`).get(name) !== undefined;
}

/** SHA-256 over every definition, in a fixed order. */
function schemaHash(db: Db): string {
  const rows = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name').raw().all();
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

/** Rows by table, without those that SQLite keeps for itself. */
export function countRows(db: Db): Record<string, number> {
  // One NOT NULL text column.
  const names = db
    .prepare(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
       AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`,
    )
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    names.map((name) => {
      // Names come from the schema and cannot be bound; quotes inside are doubled.
      const count = db
        .prepare<[], number>(`SELECT count(*) FROM "${name.replaceAll('"', '""')}"`)
        .pluck()
        .get();
      return [name, count ?? 0];
    }),
  );
}

function number(db: Db, pragma: 'application_id' | 'page_size' | 'page_count'): number {
  // These pragmas always answer one integer.
  return db.pragma(pragma, { simple: true }) as number;
}
