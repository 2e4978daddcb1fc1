import type { Permission } from '../../shared/contract/permissions.ts';
import type { Notice } from '../../shared/notices.ts';
import type { Db } from '../database/connection.ts';

/** A stored notice. */
export interface NoticeRow {
  readonly id: number;
  readonly kind: string;
  readonly audience: string;
  readonly severity: Notice['severity'];
  readonly message: string;
  readonly link: string | null;
  readonly count: number;
  readonly first_at: string;
  readonly last_at: string;
  readonly dismissed_at: string | null;
  /** The only account that may see it; null for everybody with the right. */
  readonly account_id: number | null;
}

/** A notice to write. */
export interface NewNoticeRow {
  readonly kind: string;
  readonly subject: string;
  readonly audience: Permission;
  readonly severity: Notice['severity'];
  readonly message: string;
  readonly link: string | null;
  readonly accountId: number | null;
  readonly at: string;
}

/** SQL of notices. */
export function createNoticesRepository(db: Db) {
  const columns = 'id, kind, audience, severity, message, link, count, first_at, last_at, dismissed_at, account_id';
  const forAudience =
    'dismissed_at IS NULL AND audience IN (SELECT value FROM json_each(?)) AND (account_id IS NULL OR account_id = ?)';
  const open = db.prepare<[string, number | null, number], NoticeRow>(
    `SELECT ${columns} FROM notices WHERE ${forAudience} ORDER BY last_at DESC, id DESC LIMIT ?`,
  );
  const countOpen = db
    .prepare<[string, number | null], number>(`SELECT count(*) FROM notices WHERE ${forAudience}`)
    .pluck();
  const byId = db.prepare<[number], NoticeRow>(`SELECT ${columns} FROM notices WHERE id = ?`);
  const openOf = db.prepare<[string, string], NoticeRow>(
    `SELECT ${columns} FROM notices WHERE kind = ? AND subject = ? AND dismissed_at IS NULL`,
  );
  const ever = db
    .prepare<[string, string], 0 | 1>('SELECT EXISTS (SELECT 1 FROM notices WHERE kind = ? AND subject = ?)')
    .pluck();
  const insert = db.prepare<[NewNoticeRow]>(
    `INSERT INTO notices (kind, subject, audience, severity, message, link, account_id, first_at, last_at)
     VALUES (@kind, @subject, @audience, @severity, @message, @link, @accountId, @at, @at)`,
  );
  const repeat = db.prepare<[NewNoticeRow & { id: number }]>(
    `UPDATE notices SET count = count + 1, last_at = @at, audience = @audience, severity = @severity, message = @message, link = @link,
       account_id = @accountId
     WHERE id = @id`,
  );
  const dismiss = db.prepare<[{ id: number; at: string; by: string }]>(
    'UPDATE notices SET dismissed_at = @at, dismissed_by = @by WHERE id = @id',
  );
  const newest = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM notices').pluck();
  const since = db.prepare<[number], NoticeRow>(`SELECT ${columns} FROM notices WHERE id > ? ORDER BY id LIMIT 20`);

  return {
    /** Open notices to those who hold one of these rights, and to this account alone, the newest first. */
    open: (audiences: readonly Permission[], accountId: number | null, limit: number) =>
      open.all(JSON.stringify(audiences), accountId, limit),
    countOpen: (audiences: readonly Permission[], accountId: number | null) =>
      countOpen.get(JSON.stringify(audiences), accountId) ?? 0,
    byId: (id: number) => byId.get(id),
    openOf: (kind: string, subject: string) => openOf.get(kind, subject),
    /** Whether there ever was one, dismissed or not. */
    wasRaised: (kind: string, subject: string): boolean => ever.get(kind, subject) === 1,
    insert: (row: NewNoticeRow): number => Number(insert.run(row).lastInsertRowid),
    repeat: (row: NewNoticeRow & { id: number }) => void repeat.run(row),
    dismiss: (row: { id: number; at: string; by: string }) => void dismiss.run(row),
    newestId: () => newest.get() ?? 0,
    since: (id: number) => since.all(id),
  };
}

/** The repository of {@link createNoticesRepository}. */
export type NoticesRepository = ReturnType<typeof createNoticesRepository>;
