import type { AuditRow } from '../database/audit-row.ts';
import type { Db } from '../database/connection.ts';
import type { LightEntry } from './filter-rules.ts';

/** Kinds of entries in a stretch of the trail, with the first and the last instant of each. */
export interface KindRow {
  readonly accountId: number | null;
  readonly actor: string;
  readonly origin: string;
  readonly action: string;
  readonly entity: string;
  readonly first: string;
  readonly last: string;
}

const light =
  'seq, at, utc_offset AS utcOffset, account_id AS accountId, actor, origin, action, entity, entity_id AS entityId';

/** SQL on the audit trail: always stretches of it, never all at once. */
export function createAuditRepository(db: Db) {
  const ends = db.prepare<[], { first: number | null; last: number | null }>(
    'SELECT (SELECT min(seq) FROM audit) AS first, (SELECT max(seq) FROM audit) AS last',
  );
  const kinds = db.prepare<[number, number], KindRow>(
    `SELECT account_id AS accountId, actor, origin, action, entity, min(at) AS first, max(at) AS last
     FROM audit WHERE seq BETWEEN ? AND ? GROUP BY account_id, actor, origin, action, entity`,
  );
  const stretch = db.prepare<[number, number], LightEntry>(
    `SELECT ${light} FROM audit WHERE seq BETWEEN ? AND ? ORDER BY seq DESC`,
  );
  const withValues = db.prepare<[number, number], LightEntry>(
    `SELECT ${light}, changes, reason FROM audit WHERE seq BETWEEN ? AND ? ORDER BY seq DESC`,
  );
  const ofRecord = db.prepare<[string, string, number], LightEntry>(
    `SELECT ${light}, changes, reason FROM audit WHERE entity = ? AND entity_id = ? ORDER BY seq DESC LIMIT ?`,
  );
  const whole = db.prepare<[number, number], AuditRow>('SELECT * FROM audit WHERE seq BETWEEN ? AND ? ORDER BY seq');
  const one = db.prepare<[number], AuditRow>('SELECT * FROM audit WHERE seq = ?');
  const at = db.prepare<[number], string>('SELECT at FROM audit WHERE seq = ?').pluck();

  return {
    /** The first and the last number; 0 and 0 for no entry at all. */
    ends() {
      const row = ends.get();
      return { first: row?.first ?? 0, last: row?.last ?? 0 };
    },
    kinds: (from: number, to: number) => kinds.all(from, to),
    /** The newest first. */
    stretch: (from: number, to: number, values: boolean) => (values ? withValues : stretch).all(from, to),
    ofRecord: (entity: string, entityId: string, limit: number) => ofRecord.all(entity, entityId, limit),
    /** The oldest first. */
    whole: (from: number, to: number) => whole.all(from, to),
    one: (seq: number) => one.get(seq),
    at: (seq: number) => at.get(seq),
  };
}

/** The repository of {@link createAuditRepository}. */
export type AuditRepository = ReturnType<typeof createAuditRepository>;
