import { readdirSync } from 'node:fs';
import type { AuditRow } from '../../main/database/audit-row.ts';
import type { Db } from '../../main/database/connection.ts';
import { auditHash, genesisHash } from '../../main/rpc/audit-chain.ts';

/** Where an earlier check of the chain ended. */
export interface Seen {
  readonly seq: number;
  readonly hash: string;
}

/** Before the first entry. */
export const nothingSeen: Seen = { seq: 0, hash: genesisHash };

/** Recomputes the chain from an entry on and answers its end. @throws when an entry is altered, missing or out of order */
export function checkChain(db: Db, from: Seen = nothingSeen): Seen {
  let last = from;
  const rows = db.prepare<[number], AuditRow>('SELECT * FROM audit WHERE seq > ? ORDER BY seq');
  for (const row of rows.iterate(from.seq)) {
    if (row.seq !== last.seq + 1) throw new Error(`entry ${last.seq + 1} is missing`);
    if (row.prev_hash !== last.hash) throw new Error(`entry ${row.seq} does not follow entry ${last.seq}`);
    if (auditHash(row) !== row.hash) throw new Error(`entry ${row.seq} was altered`);
    last = { seq: row.seq, hash: row.hash };
  }
  return last;
}

/** SQLite's own opinion, every row of it. @throws when it has any other than "ok" */
export function checkPages(db: Db, thoroughly: boolean): void {
  const found = db
    .prepare(`PRAGMA ${thoroughly ? 'integrity_check' : 'quick_check'}`)
    .pluck()
    .all();
  if (found.length !== 1 || found[0] !== 'ok') throw new Error(`pages: ${found.join('; ')}`);
  const broken = db.prepare('PRAGMA foreign_key_check').all();
  if (broken.length > 0) throw new Error(`${broken.length} references point nowhere`);
}

/**
 * Rows and their entries came together or not at all: every unit and survey has its entry of creation, and says what its newest
 * entry of each field says.
 *
 * @throws naming the record
 */
export function checkTogether(db: Db, since = 0): void {
  for (const [table, entity] of [
    ['units', 'unit'],
    ['tests', 'test'],
  ] as const) {
    const rows = db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    const born = db
      .prepare(
        `SELECT count(DISTINCT entity_id) FROM audit WHERE entity = ? AND (action LIKE '%create%' OR action LIKE '%record%' OR import_id IS NOT NULL OR action LIKE 'imports.%')`,
      )
      .pluck()
      .get(entity);
    if (rows !== born) throw new Error(`${table}: ${String(rows)} rows, ${String(born)} entries of creation`);
  }
  const touched = db
    .prepare<[number], { entity_id: string; notes: string | null }>(
      `SELECT entity_id, json_extract(changes, '$.notes.new') AS notes FROM audit
       WHERE seq IN (SELECT max(seq) FROM audit WHERE entity = 'unit' AND seq > ? AND json_type(changes, '$.notes') IS NOT NULL GROUP BY entity_id)`,
    )
    .all(since);
  const notesOf = db.prepare('SELECT notes FROM units WHERE id = ?').pluck();
  for (const { entity_id, notes } of touched)
    if (notesOf.get(Number(entity_id)) !== notes)
      throw new Error(`unit ${entity_id} does not say what its newest entry says`);
}

/** Names below a folder that only unfinished work leaves behind. Half a document is not among them: it is swept a day later. */
export function leftovers(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(^|\/)(\.partial-|\.trash-|rotate\.tmp)|^staging|\.tmp-\d+$/.test(name.replaceAll('\\', '/')),
  );
}
