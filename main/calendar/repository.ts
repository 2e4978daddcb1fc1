import type { PlainDate } from '../../shared/dates.ts';
import type { Db } from '../database/connection.ts';
import type { CalendarBooking } from './booked-event.ts';
import type { CalendarLimit, LimitCount } from './limit-events.ts';

/** The address of an account's calendar; the address itself is not kept, only its hash. */
export interface FeedRow {
  readonly scope: 'mine' | 'all';
  readonly createdAt: string;
  readonly lastReadAt: string | null;
}

/** Whose calendar an address is, and whether it may still be read. */
export interface FeedOwner extends FeedRow {
  readonly id: number;
  readonly accountId: number;
  readonly username: string;
  readonly active: 0 | 1;
  readonly personId: number | null;
}

/** A span of days, both included. */
export interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly today: PlainDate;
}

/** A booking with whoever does it, as invitations need them. */
export interface InvitedBooking extends CalendarBooking {
  readonly assigneeId: number | null;
  readonly assigneeEmail: string | null;
  readonly assigneeActive: 0 | 1 | null;
  /** What the assignee chose in the program; null without an account or a choice. */
  readonly language: string | null;
}

const unitColumns = `u.id AS unitId, c.name AS className, m.name AS manufacturerName, u.model, u.serial_number AS serialNumber,
  f.name AS facilityName, d.name AS departmentName, u.room,
  EXISTS (SELECT 1 FROM findings g WHERE g.unit_id = u.id AND g.severity = 'blocking' AND g.resolved_on IS NULL AND g.deleted_at IS NULL) AS doNotUse`;
const unitJoins = `JOIN classes c ON c.id = u.class_id LEFT JOIN manufacturers m ON m.id = u.manufacturer_id
  LEFT JOIN facilities f ON f.id = u.facility_id LEFT JOIN departments d ON d.id = u.department_id`;
const bookingColumns = `b.id, b.uid, b.sequence, b.scheduled_on AS scheduledOn, b.start_time AS startTime,
  b.duration_minutes AS durationMinutes, p.name AS assigneeName, b.state, b.notes, b.created_at AS createdAt, b.updated_at AS updatedAt,
  (SELECT group_concat(r.label, ', ') FROM booking_obligations n JOIN obligations o ON o.id = n.obligation_id
     JOIN obligation_rules r ON r.id = o.rule_id WHERE n.booking_id = b.id) AS obligations`;
const notRetired = 'u.retired = 0 AND (u.retired_on IS NULL OR u.retired_on > @today)';

/** Reads what calendars hold and keeps their addresses, on one connection. */
export function createCalendarRepository(db: Db) {
  const bookings = db.prepare<[Span & { personId: number | null; all: 0 | 1 }], CalendarBooking>(
    `SELECT ${bookingColumns}, ${unitColumns}
     FROM bookings b JOIN units u ON u.id = b.unit_id ${unitJoins} LEFT JOIN people p ON p.id = b.assignee_id
     WHERE b.scheduled_on BETWEEN @from AND @to AND (@all OR b.assignee_id = @personId) AND (b.state <> 'planned' OR (${notRetired}))
     ORDER BY b.scheduled_on, b.id`,
  );
  const holds = `u.retired = 0 AND u.planned = 0 AND u.physics_covered = 1 AND (u.retired_on IS NULL OR u.retired_on > @today)
    AND (o.starts_on IS NULL OR o.starts_on <= @today) AND (o.ends_on IS NULL OR o.ends_on >= @today)`;
  const limitCounts = db.prepare<[Span], LimitCount>(
    `SELECT x.limitOn, f.name AS facilityName, x.count, x.updatedAt FROM (
       SELECT o.limit_on AS limitOn, u.facility_id AS facilityId, count(*) AS count, max(o.updated_at) AS updatedAt
       FROM obligations o JOIN units u ON u.id = o.unit_id
       WHERE o.limit_on BETWEEN @from AND @to AND ${holds} GROUP BY o.limit_on, u.facility_id
     ) x LEFT JOIN facilities f ON f.id = x.facilityId ORDER BY x.limitOn, f.name_folded NULLS LAST`,
  );
  const limits = db.prepare<[{ days: string; today: PlainDate }], CalendarLimit>(
    `SELECT o.limit_on AS limitOn, r.label AS obligation, ${unitColumns}
     FROM json_each(@days) day JOIN obligations o ON o.limit_on = day.value JOIN obligation_rules r ON r.id = o.rule_id
       JOIN units u ON u.id = o.unit_id ${unitJoins}
     WHERE ${holds} ORDER BY day.key, u.facility_id, o.id`,
  );
  const invited = db.prepare<[number], InvitedBooking>(
    `SELECT ${bookingColumns}, ${unitColumns}, b.assignee_id AS assigneeId, p.email AS assigneeEmail, p.active AS assigneeActive,
       (SELECT json_extract(x.document, '$.language') FROM accounts a JOIN preferences x ON x.account_id = a.id
         WHERE a.person_id = b.assignee_id) AS language
     FROM bookings b JOIN units u ON u.id = b.unit_id ${unitJoins} LEFT JOIN people p ON p.id = b.assignee_id WHERE b.id = ?`,
  );
  const feed = db.prepare<[number], FeedRow>(
    `SELECT scope, created_at AS createdAt, last_read_at AS lastReadAt FROM calendar_feeds WHERE account_id = ? AND revoked_at IS NULL`,
  );
  const owner = db.prepare<[string], FeedOwner>(
    `SELECT x.id, x.scope, x.created_at AS createdAt, x.last_read_at AS lastReadAt, a.id AS accountId, a.username, a.active,
       a.person_id AS personId
     FROM calendar_feeds x JOIN accounts a ON a.id = x.account_id WHERE x.token_hash = ? AND x.revoked_at IS NULL`,
  );
  const insert = db.prepare<[{ accountId: number; hash: string; scope: string; at: string }]>(
    'INSERT INTO calendar_feeds (account_id, token_hash, scope, created_at) VALUES (@accountId, @hash, @scope, @at)',
  );
  const revoke = db.prepare<[{ accountId: number; at: string }]>(
    'UPDATE calendar_feeds SET revoked_at = @at WHERE account_id = @accountId AND revoked_at IS NULL',
  );
  const noteRead = db.prepare<[{ id: number; at: string }]>(
    'UPDATE calendar_feeds SET last_read_at = @at WHERE id = @id',
  );
  const rolesOf = db.prepare<[number], string>('SELECT role FROM account_roles WHERE account_id = ?').pluck();
  const personOf = db.prepare<[number], number | null>('SELECT person_id FROM accounts WHERE id = ?').pluck();
  const languageOf = db
    .prepare<[number], string | null>(
      "SELECT json_extract(document, '$.language') FROM preferences WHERE account_id = ?",
    )
    .pluck();
  const installation = db.prepare<[], string>('SELECT install_id FROM installation').pluck();

  return {
    /** Bookings of a span, those of one person or all of them. */
    bookings: (span: Span, personId: number | null | 'everybody'): CalendarBooking[] =>
      bookings.all({
        ...span,
        personId: personId === 'everybody' ? null : personId,
        all: personId === 'everybody' ? 1 : 0,
      }),
    /** How many obligations that hold today on units in service end on which day at which facility. */
    limitCounts: (span: Span): LimitCount[] => limitCounts.all(span),
    /** Those obligations, of some days. */
    limits: (days: readonly PlainDate[], today: PlainDate): CalendarLimit[] =>
      limits.all({ days: JSON.stringify(days), today }),
    invited: (bookingId: number): InvitedBooking | undefined => invited.get(bookingId),
    feed: (accountId: number): FeedRow | undefined => feed.get(accountId),
    owner: (hash: string): FeedOwner | undefined => owner.get(hash),
    insert: (row: { accountId: number; hash: string; scope: 'mine' | 'all'; at: string }): void => void insert.run(row),
    revoke: (accountId: number, at: string): void => void revoke.run({ accountId, at }),
    noteRead: (id: number, at: string): void => void noteRead.run({ id, at }),
    rolesOf: (accountId: number): string[] => rolesOf.all(accountId),
    personOf: (accountId: number): number | null => personOf.get(accountId) ?? null,
    languageOf: (accountId: number): string | null => languageOf.get(accountId) ?? null,
    installId: (): string => installation.get() ?? 'rems',
  };
}
