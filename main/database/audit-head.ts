import type { AnchorOnDisk } from './anchor.ts';
import type { Db } from './connection.ts';

/** The newest entry of the audit trail: number and hash; 0 and empty before the first. */
export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

/** Reads the newest audit entry; a database whose schema has no audit table yet counts as empty. */
export function readAuditHead(db: Db): AuditHead {
  if (!hasAudit(db)) return { seq: 0, hash: '' };
  // Columns of the audit table, both NOT NULL.
  const row = db.prepare('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1').get() as AuditHead | undefined;
  return row ?? { seq: 0, hash: '' };
}

/**
 * Compares the audit trail with the anchor kept outside the database.
 *
 * @returns undefined when nothing is missing, else a sentence saying what does not fit
 */
export function findRollback(db: Db, anchor: AnchorOnDisk, installId: string): string | undefined {
  const head = readAuditHead(db);
  if (anchor.state === 'missing') {
    return head.seq === 0
      ? undefined
      : 'The file anchor.json is missing, so it cannot be shown that no record was lost.';
  }
  if (anchor.state === 'altered' || anchor.anchor.installId !== installId) {
    return 'The file anchor.json was altered or belongs to other data, so it cannot be shown that no record was lost.';
  }
  const { seq, hash, at } = anchor.anchor;
  if (seq === 0) return undefined;
  if (head.seq < seq) {
    return `Records are missing: the database ends at entry ${head.seq} of the audit trail, but entry ${seq} was stored on ${at}.`;
  }
  if (hashAt(db, seq) !== hash) {
    return `The audit trail was replaced: entry ${seq} is not the one that was stored on ${at}.`;
  }
  return undefined;
}

function hashAt(db: Db, seq: number): string | undefined {
  // One NOT NULL text column.
  return db.prepare('SELECT hash FROM audit WHERE seq = ?').pluck().get(seq) as string | undefined;
}

function hasAudit(db: Db): boolean {
  return db.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'audit'`).get() !== undefined;
}
