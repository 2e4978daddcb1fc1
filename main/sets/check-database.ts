import type { Db } from '../database/connection.ts';
import { verifyChain } from '../rpc/verify-chain.ts';
import { CheckFailed } from './check-files.ts';
import { figure } from './figure.ts';
import { hasTable, readDatabaseFacts } from './inventory.ts';
import type { Manifest } from './manifest.ts';

/** All rows of the answer count: the first one alone can look well. */
export function checkIntegrity(db: Db): string {
  const findings = db.prepare('PRAGMA integrity_check').pluck().all();
  if (findings.length !== 1 || findings[0] !== 'ok')
    throw new CheckFailed(`The database is damaged: ${findings.length} findings of its integrity check.`);
  const broken = db.prepare('PRAGMA foreign_key_check').all().length;
  if (broken > 0) throw new CheckFailed(`${broken} references inside the database point to nothing.`);
  return 'Every page and index is sound, and no reference is broken.';
}

/** A half-written copy can open, pass the integrity check and hold nothing: definitions are compared. */
export function checkSchema(db: Db, manifest: Manifest): string {
  const facts = readDatabaseFacts(db);
  if (facts.schemaVersion !== manifest.schemaVersion || facts.applicationId !== manifest.applicationId)
    throw new CheckFailed('The database has another version than when it was copied.');
  if (facts.schema !== manifest.schema) throw new CheckFailed('Tables are missing or were changed.');
  if (facts.pageSize !== manifest.pageSize || facts.pageCount !== manifest.pageCount)
    throw new CheckFailed('The database has another size than when it was copied.');
  compareCounts(facts.rows, manifest.rows);
  return `Version ${facts.schemaVersion}: ${Object.keys(facts.rows).length} tables as they were copied.`;
}

/** Rows are as many as were copied, and what was copied fits what the source held right before and right after. */
export function checkCounts({ rows, source: { before, after } }: Manifest): string {
  const tables = Object.keys(rows);
  compareNames(tables, Object.keys(before.rows), Object.keys(after.rows));
  for (const table of tables) {
    const [from, to, copied] = [before.rows[table] ?? 0, after.rows[table] ?? 0, rows[table] ?? 0];
    if (from > 0 && to > 0 && copied === 0) throw new CheckFailed(`Table ${table} is empty, but its source was not.`);
    if (appendOnly.includes(table) && from <= to && (copied < from || copied > to))
      throw new CheckFailed(`Table ${table} holds ${copied} rows, but its source held ${from} to ${to}.`);
  }
  const all = Object.values(rows).reduce((sum, count) => sum + count, 0);
  return `${figure(all)} rows in ${tables.length} tables fit what the source held.`;
}

/** Recomputes the whole audit trail up to the head that the manifest names. */
export function checkAudit(db: Db, manifest: Manifest, onProgress: (done: number, total: number) => void): string {
  const { auditHead, source } = manifest;
  if (auditHead.seq < source.before.auditSeq || auditHead.seq > source.after.auditSeq)
    throw new CheckFailed('The audit trail does not end where its source did.');
  if (!hasChain(db)) return 'The data are of a version without an audit trail.';
  const proof = verifyChain({ db, onProgress });
  if (!proof.ok) throw new CheckFailed(proof.first?.message ?? 'The audit trail does not hold together.');
  if (proof.headSeq !== auditHead.seq || (auditHead.seq > 0 && proof.headHash !== auditHead.hash))
    throw new CheckFailed('The audit trail does not end where the manifest says.');
  return `${figure(proof.entries)} entries of the audit trail hold together, up to entry ${figure(proof.headSeq)}.`;
}

/** Tables that only grow; an archive that took entries away in the meantime shows by the source's own counts. */
const appendOnly: readonly string[] = ['audit', 'audit_archives', 'schema_history'];

function hasChain(db: Db): boolean {
  if (!hasTable(db, 'audit')) return false;
  return db.prepare(`SELECT 1 FROM pragma_table_info('audit') WHERE name = 'prev_hash'`).get() !== undefined;
}

function compareCounts(found: Readonly<Record<string, number>>, wanted: Readonly<Record<string, number>>): void {
  compareNames(Object.keys(found), Object.keys(wanted));
  const table = Object.keys(found).find((name) => found[name] !== wanted[name]);
  if (table !== undefined) throw new CheckFailed(`Table ${table} does not hold the rows that were copied.`);
}

function compareNames(...lists: readonly (readonly string[])[]): void {
  const texts = lists.map((names) => JSON.stringify([...names].sort()));
  if (new Set(texts).size > 1) throw new CheckFailed('The set does not hold the same tables as its source.');
}
