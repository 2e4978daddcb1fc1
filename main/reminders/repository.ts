import type { Db } from '../database/connection.ts';

/** A stored rule of reminding. */
export interface ReminderRuleRow {
  readonly id: number;
  readonly name: string;
  readonly definition: string;
  readonly active: number;
  readonly version: number;
  readonly updatedAt: string;
}

/** Something that may be due, with its unit and the people that the unit names. */
export interface DueRow {
  readonly kind: 'obligation' | 'finding';
  readonly id: number;
  /** The obligation rule; null for a finding. */
  readonly ruleId: number | null;
  /** The label of the rule, or the severity of the finding. */
  readonly what: string;
  readonly target: string;
  readonly limit: string;
  readonly unitId: number;
  readonly unit: string;
  /** A blocking finding is open on the unit. */
  readonly doNotUse: 0 | 1;
  readonly contact: number | null;
  readonly supervisor: number | null;
  readonly physician: number | null;
  readonly assignee: number | null;
}

/** An account that may be reminded. */
export interface ReaderRow {
  readonly id: number;
  readonly username: string;
  readonly email: string | null;
  readonly personId: number | null;
  /** JSON: ids of its roles. */
  readonly roles: string;
}

/** A person that a unit may name. */
export interface PersonRow {
  readonly id: number;
  readonly email: string;
}

/** A reminder that goes on record. */
export interface NewSent {
  readonly ruleId: number;
  readonly subject: string;
  readonly stage: string;
  readonly recipient: string;
  readonly channel: 'notice' | 'mail';
  readonly mailId: number | null;
  readonly at: string;
}

/** A reminder on record. */
export interface SentRow {
  readonly id: number;
  readonly rule: string;
  readonly subject: string;
  readonly stage: string;
  readonly recipient: string;
  readonly channel: 'notice' | 'mail';
  readonly sentAt: string;
  readonly mailState: 'queued' | 'sent' | 'failed' | null;
}

/** What a reminder on record was about. */
export interface MatterRow {
  readonly what: string;
  readonly unitId: number;
  readonly unit: string;
}

/** A unit in words, without anything that a person wrote at length. */
const unitText = `c.name || coalesce(', ' || u.model, '') || coalesce(', ' || f.name, '') || coalesce(', ' || u.room, '')`;
const unitJoins = 'JOIN classes c ON c.id = u.class_id LEFT JOIN facilities f ON f.id = u.facility_id';
const doNotUse = `EXISTS (SELECT 1 FROM findings n WHERE n.unit_id = u.id AND n.severity = 'blocking' AND n.resolved_on IS NULL
  AND n.deleted_at IS NULL) AS doNotUse`;
const assignee = `(SELECT b.assignee_id FROM bookings b WHERE b.unit_id = u.id AND b.state = 'planned' AND b.scheduled_on >= @today
  ORDER BY b.scheduled_on, b.id LIMIT 1)`;
const people = `u.contact_id AS contact, u.supervisor_id AS supervisor, u.physician_id AS physician, ${assignee} AS assignee`;
const inUse = 'u.retired = 0 AND (u.retired_on IS NULL OR u.retired_on > @today)';

/** SQL of reminders. */
export function createRemindersRepository(db: Db) {
  const ruleColumns = 'id, name, definition, active, version, updated_at AS updatedAt';
  const rules = db.prepare<[], ReminderRuleRow>(`SELECT ${ruleColumns} FROM reminder_rules ORDER BY name_folded`);
  const rule = db.prepare<[number], ReminderRuleRow>(`SELECT ${ruleColumns} FROM reminder_rules WHERE id = ?`);
  const named = db.prepare<[string], number>('SELECT id FROM reminder_rules WHERE name_folded = ?').pluck();
  const insertRule = db.prepare<[{ name: string; folded: string; definition: string; at: string }]>(
    `INSERT INTO reminder_rules (name, name_folded, definition, created_at, updated_at)
     VALUES (@name, @folded, @definition, @at, @at)`,
  );
  const updateRule = db.prepare<
    [{ id: number; name: string; folded: string; definition: string; active: number; at: string }]
  >(
    `UPDATE reminder_rules SET name = @name, name_folded = @folded, definition = @definition, active = @active,
       version = version + 1, updated_at = @at WHERE id = @id`,
  );
  const knownRules = db
    .prepare<[string], number>('SELECT count(*) FROM obligation_rules WHERE id IN (SELECT value FROM json_each(?))')
    .pluck();
  const obligations = db.prepare<[{ today: string; until: string }], DueRow>(
    `SELECT 'obligation' AS kind, o.id, o.rule_id AS ruleId, r.label AS what, coalesce(o.target_on, o.limit_on) AS target,
       o.limit_on AS "limit", u.id AS unitId, ${unitText} AS unit, ${doNotUse}, ${people}
     FROM obligations o JOIN obligation_rules r ON r.id = o.rule_id JOIN units u ON u.id = o.unit_id ${unitJoins}
     WHERE o.limit_on IS NOT NULL AND coalesce(o.target_on, o.limit_on) <= @until
       AND (o.starts_on IS NULL OR o.starts_on <= @today) AND (o.ends_on IS NULL OR o.ends_on >= @today)
       AND ${inUse} AND u.planned = 0 AND u.physics_covered = 1
     ORDER BY o.limit_on, u.id, o.id`,
  );
  const findings = db.prepare<[{ today: string; until: string }], DueRow>(
    `SELECT 'finding' AS kind, g.id, NULL AS ruleId, g.severity AS what, g.due_on AS target, g.due_on AS "limit",
       u.id AS unitId, ${unitText} AS unit, ${doNotUse}, ${people}
     FROM findings g JOIN units u ON u.id = g.unit_id ${unitJoins}
     WHERE g.resolved_on IS NULL AND g.deleted_at IS NULL AND g.due_on <= @until AND ${inUse}
     ORDER BY g.due_on, u.id, g.id`,
  );
  const readers = db.prepare<[], ReaderRow>(
    `SELECT a.id, a.username, a.email, a.person_id AS personId,
       (SELECT json_group_array(r.role) FROM account_roles r WHERE r.account_id = a.id) AS roles
     FROM accounts a WHERE a.active = 1 ORDER BY a.username_folded`,
  );
  const persons = db.prepare<[], PersonRow>("SELECT id, email FROM people WHERE active = 1 AND email <> ''");
  const isSent = db
    .prepare<[{ recipient: string; channel: string; subject: string; stage: string }], number>(
      `SELECT 1 FROM reminders_sent
       WHERE recipient = @recipient AND channel = @channel AND subject = @subject AND stage = @stage`,
    )
    .pluck();
  const insertSent = db.prepare<[NewSent]>(
    `INSERT INTO reminders_sent (rule_id, subject, stage, recipient, channel, mail_id, sent_at)
     VALUES (@ruleId, @subject, @stage, @recipient, @channel, @mailId, @at)`,
  );
  const sent = db.prepare<[{ limit: number; offset: number }], SentRow>(
    `SELECT s.id, r.name AS rule, s.subject, s.stage, s.channel, s.sent_at AS sentAt, m.state AS mailState,
       CASE s.channel WHEN 'mail' THEN s.recipient
         ELSE coalesce((SELECT a.username FROM accounts a WHERE 'account:' || a.id = s.recipient), s.recipient) END AS recipient
     FROM reminders_sent s JOIN reminder_rules r ON r.id = s.rule_id LEFT JOIN mail_outbox m ON m.id = s.mail_id
     ORDER BY s.sent_at DESC, s.id DESC LIMIT @limit OFFSET @offset`,
  );
  const countSent = db.prepare<[], number>('SELECT count(*) FROM reminders_sent').pluck();
  const obligation = db.prepare<[number], MatterRow>(
    `SELECT r.label AS what, u.id AS unitId, ${unitText} AS unit FROM obligations o
     JOIN obligation_rules r ON r.id = o.rule_id JOIN units u ON u.id = o.unit_id ${unitJoins} WHERE o.id = ?`,
  );
  const finding = db.prepare<[number], MatterRow>(
    `SELECT '' AS what, u.id AS unitId, ${unitText} AS unit FROM findings g
     JOIN units u ON u.id = g.unit_id ${unitJoins} WHERE g.id = ?`,
  );

  return {
    rules: () => rules.all(),
    rule: (id: number) => rule.get(id),
    /** The rule of a name, case and diacritics aside. */
    named: (folded: string) => named.get(folded),
    insertRule: (row: { name: string; folded: string; definition: string; at: string }) =>
      Number(insertRule.run(row).lastInsertRowid),
    updateRule: (row: { id: number; name: string; folded: string; definition: string; active: number; at: string }) =>
      void updateRule.run(row),
    /** How many of some ids are obligation rules. */
    countRules: (ids: readonly number[]) => knownRules.get(JSON.stringify(ids)) ?? 0,
    /** Obligations that hold and whose target comes until a day, on units that are in service. */
    obligations: (today: string, until: string) => obligations.all({ today, until }),
    /** Open findings that are due until a day, on units that are not retired. */
    findings: (today: string, until: string) => findings.all({ today, until }),
    readers: () => readers.all(),
    persons: () => persons.all(),
    isSent: (row: { recipient: string; channel: string; subject: string; stage: string }) => isSent.get(row) === 1,
    insertSent: (row: NewSent) => void insertSent.run(row),
    sent: (limit: number, offset: number) => sent.all({ limit, offset }),
    countSent: () => countSent.get() ?? 0,
    matter: (kind: string, id: number) => (kind === 'finding' ? finding.get(id) : obligation.get(id)),
  };
}

/** The repository of {@link createRemindersRepository}. */
export type RemindersRepository = ReturnType<typeof createRemindersRepository>;
