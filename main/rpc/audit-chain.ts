import { createHash } from 'node:crypto';
import type { AuditRow } from '../database/audit-row.ts';
import type { Db } from '../database/connection.ts';
import type { Actor, AuditEntry } from './transaction.ts';

export type { AuditEntry, Changes } from './transaction.ts';

/** The `prev_hash` of the first entry. */
export const genesisHash = '0'.repeat(64);

/** SHA-256 over every column but the hash itself, as JSON in column order: one changed byte anywhere changes it. */
export function auditHash(row: Omit<AuditRow, 'hash'>): string {
  const columns = [
    row.seq,
    row.at,
    row.utc_offset,
    row.account_id,
    row.actor,
    row.origin,
    row.address,
    row.request_id,
    row.action,
    row.entity,
    row.entity_id,
    row.changes,
    row.reason,
    row.import_id,
    row.prev_hash,
  ];
  return createHash('sha256').update(JSON.stringify(columns)).digest('hex');
}

const statements = new WeakMap<Db, ReturnType<typeof prepare>>();

function prepare(db: Db) {
  return {
    head: db.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1'),
    insert: db.prepare<[Omit<AuditRow, never>]>(
      `INSERT INTO audit (seq, at, utc_offset, account_id, actor, origin, address, request_id, action, entity, entity_id, changes, reason, import_id, prev_hash, hash)
       VALUES (@seq, @at, @utc_offset, @account_id, @actor, @origin, @address, @request_id, @action, @entity, @entity_id, @changes, @reason, @import_id, @prev_hash, @hash)`,
    ),
  };
}

/** Appends one entry to the chain inside the open transaction and answers the new head. */
export function appendAudit(db: Db, actor: Actor, now: Date, entry: AuditEntry): { seq: number; hash: string } {
  let cached = statements.get(db);
  if (!cached) {
    cached = prepare(db);
    statements.set(db, cached);
  }
  const head = cached.head.get();
  const row: Omit<AuditRow, 'hash'> = {
    seq: (head?.seq ?? 0) + 1,
    at: now.toISOString(),
    utc_offset: -now.getTimezoneOffset(),
    account_id: actor.accountId,
    actor: stored(actor.name),
    origin: actor.origin,
    address: actor.address,
    request_id: actor.requestId,
    action: entry.action ?? actor.action,
    entity: entry.entity,
    entity_id: entry.entityId === null ? null : stored(String(entry.entityId)),
    changes: JSON.stringify(entry.changes ?? {}),
    reason: entry.reason === null || entry.reason === undefined ? null : stored(entry.reason),
    import_id: entry.importId ?? null,
    prev_hash: head?.hash ?? genesisHash,
  };
  const hash = auditHash(row);
  cached.insert.run({ ...row, hash });
  return { seq: row.seq, hash };
}

/** The text as SQLite gives it back: half a surrogate pair becomes U+FFFD there, and the hash must be of what is stored. */
function stored(text: string): string {
  return text.toWellFormed();
}
