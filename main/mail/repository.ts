import type { OutgoingMail } from '../../shared/mail.ts';
import type { Db } from '../database/connection.ts';
import { createSettingsSection } from '../database/settings-section.ts';

/** A stored mail. */
export interface MailRow {
  readonly id: number;
  readonly kind: string;
  readonly recipient: string;
  readonly subject: string;
  readonly state: OutgoingMail['state'];
  readonly attempts: number;
  readonly nextAttemptAt: string | null;
  readonly lastError: string | null;
  readonly createdAt: string;
  readonly sentAt: string | null;
}

/** A mail with its text, ready to be sent. */
export interface MailToSend extends MailRow {
  readonly body: string;
  readonly calendar: string | null;
  readonly calendarMethod: 'REQUEST' | 'CANCEL' | null;
}

/** A mail to store. */
export interface NewMail {
  readonly kind: OutgoingMail['kind'];
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly calendar: string | null;
  readonly calendarMethod: 'REQUEST' | 'CANCEL' | null;
  readonly state: OutgoingMail['state'];
  readonly nextAttemptAt: string | null;
  readonly lastError: string | null;
  readonly at: string;
  readonly sentAt: string | null;
}

/** What became of an attempt. */
export interface AttemptRow {
  readonly id: number;
  readonly state: OutgoingMail['state'];
  readonly attempts: number;
  readonly nextAttemptAt: string | null;
  readonly lastError: string | null;
  readonly sentAt: string | null;
}

/** SQL of the mail server's settings and of the outbox. */
export function createMailRepository(db: Db) {
  const columns = `id, kind, recipient, subject, state, attempts, next_attempt_at AS nextAttemptAt, last_error AS lastError,
    created_at AS createdAt, sent_at AS sentAt`;
  const settings = createSettingsSection(db, 'mail');
  const insert = db.prepare<[NewMail]>(
    `INSERT INTO mail_outbox (kind, recipient, subject, body, calendar, calendar_method, state, next_attempt_at, last_error,
       created_at, sent_at)
     VALUES (@kind, @recipient, @subject, @body, @calendar, @calendarMethod, @state, @nextAttemptAt, @lastError, @at, @sentAt)`,
  );
  const list = db.prepare<[{ state: string | null; limit: number; offset: number }], MailRow>(
    `SELECT ${columns} FROM mail_outbox WHERE @state IS NULL OR state = @state ORDER BY id DESC LIMIT @limit OFFSET @offset`,
  );
  const count = db
    .prepare<[{ state: string | null }], number>(
      'SELECT count(*) FROM mail_outbox WHERE @state IS NULL OR state = @state',
    )
    .pluck();
  const byId = db.prepare<[number], MailRow>(`SELECT ${columns} FROM mail_outbox WHERE id = ?`);
  // One that waits for longer than any pause was stamped by a clock that has been set back since.
  const due = db.prepare<[{ now: string; tooLate: string; limit: number }], MailToSend>(
    `SELECT ${columns}, body, calendar, calendar_method AS calendarMethod FROM mail_outbox
     WHERE state = 'queued' AND (next_attempt_at <= @now OR next_attempt_at > @tooLate)
     ORDER BY next_attempt_at, id LIMIT @limit`,
  );
  const attempted = db.prepare<[AttemptRow]>(
    `UPDATE mail_outbox SET state = @state, attempts = @attempts, next_attempt_at = @nextAttemptAt, last_error = @lastError,
       sent_at = @sentAt WHERE id = @id`,
  );
  const forget = db.prepare<[string]>(
    "UPDATE mail_outbox SET body = '', calendar = NULL WHERE state <> 'queued' AND created_at < ? AND body <> ''",
  );

  return {
    /** The mail server; its secret is the sealed password. */
    settings,
    insert: (row: NewMail): number => Number(insert.run(row).lastInsertRowid),
    list: (state: string | null, limit: number, offset: number) => list.all({ state, limit, offset }),
    count: (state: string | null) => count.get({ state }) ?? 0,
    byId: (id: number) => byId.get(id),
    /** Mails to try now, those that wait longest first. */
    due: (now: string, tooLate: string, limit: number) => due.all({ now, tooLate, limit }),
    attempted: (row: AttemptRow) => void attempted.run(row),
    /** Drops the texts of mails that are done with and older than an instant; answers how many. */
    forget: (before: string) => forget.run(before).changes,
  };
}

/** The repository of {@link createMailRepository}. */
export type MailRepository = ReturnType<typeof createMailRepository>;
