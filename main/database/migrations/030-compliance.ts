import type { Database } from 'better-sqlite3';

export const id = 30;
export const name = 'compliance';

const everyTest = ['Acceptance', 'Annual', 'QC Review'];
const fullTest = ['Acceptance', 'Annual'];
const months = (count: number) => ({ kind: 'months', months: count });
const toTarget = { kind: 'target' };

/** The rules as they were shipped with this version: key, label, whether REMS files carry the label, definition. */
const rules: readonly (readonly [string, string, boolean, object])[] = [
  ['quarterly', 'Quarterly', true, rule(months(3), null, { kind: 'end-of-month' }, everyTest, 'REMS')],
  ['semiannual', 'Semiannual', true, rule(months(6), null, { kind: 'end-of-month' }, everyTest, 'REMS')],
  ['acr', 'Annual - ACR', true, rule(months(12), null, months(14), fullTest, 'REMS; ACR practice')],
  [
    'tjc',
    'Annual - TJC',
    true,
    rule(
      months(12),
      { daysBefore: 30, daysAfter: 30 },
      { kind: 'days-after-target', days: 30 },
      fullTest,
      'TJC completion timelines',
    ),
  ],
  ['me', 'Annual - ME', true, rule(months(12), null, { kind: 'end-of-next-year' }, fullTest, 'REMS')],
  [
    'tjc-6',
    'Every 6 months - TJC',
    false,
    rule(
      months(6),
      { daysBefore: 20, daysAfter: 20 },
      { kind: 'days-after-target', days: 20 },
      everyTest,
      'TJC completion timelines',
    ),
  ],
  [
    'tjc-q',
    'Once per calendar quarter - TJC',
    false,
    rule({ kind: 'calendar-quarter' }, null, { kind: 'quarter-end' }, everyTest, 'TJC completion timelines'),
  ],
  ['mqsa', 'MQSA annual survey', false, rule(months(12), null, months(14), fullTest, '21 CFR 900.12(e)(9)')],
  [
    'me-clinic',
    'Maine clinic inspection',
    false,
    rule(months(24), null, toTarget, ['Acceptance', 'Annual', 'Audit'], 'Maine X-Ray Licensing', { firstDueDays: 30 }),
  ],
  [
    'or-ct-dose',
    'CT dosimetry system calibration',
    false,
    rule(months(24), null, toTarget, ['Calibration'], 'OAR 333-106-0364(3)'),
  ],
  [
    'pa-fluoro',
    'Fluoroscopic output',
    false,
    rule(months(12), null, toTarget, fullTest, '25 Pa. Code 221.38a(c)', {
      events: { kinds: ['output-affecting-service'], days: 0 },
    }),
  ],
];

function rule(
  cycle: object,
  window: object | null,
  limit: object,
  satisfiedBy: readonly string[],
  citation: string,
  more: { readonly firstDueDays?: number; readonly events?: object } = {},
): object {
  return { cycle, window, limit, firstDueDays: null, events: null, satisfiedBy, classIds: [], citation, ...more };
}

/** Obligations, tests, bookings, findings, documents, calendar feeds, reminders, mail, job runs; units get their clock. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE obligation_rules (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      key TEXT NOT NULL UNIQUE,
      label TEXT NOT NULL,
      label_folded TEXT NOT NULL UNIQUE,
      file_label TEXT UNIQUE,
      definition TEXT NOT NULL,
      active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
      version INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE obligation_rule_versions (
      rule_id INTEGER NOT NULL REFERENCES obligation_rules (id),
      version INTEGER NOT NULL,
      label TEXT NOT NULL,
      definition TEXT NOT NULL,
      reason TEXT,
      saved_at TEXT NOT NULL,
      saved_by TEXT NOT NULL,
      PRIMARY KEY (rule_id, version)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE obligations (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      unit_id INTEGER NOT NULL REFERENCES units (id) ON DELETE CASCADE,
      rule_id INTEGER NOT NULL REFERENCES obligation_rules (id),
      starts_on TEXT,
      ends_on TEXT,
      note TEXT,
      last_tested_on TEXT,
      target_on TEXT,
      window_start_on TEXT,
      window_end_on TEXT,
      limit_on TEXT,
      version INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX obligations_open ON obligations (unit_id, rule_id) WHERE ends_on IS NULL;
    CREATE INDEX obligations_unit ON obligations (unit_id, limit_on, last_tested_on, starts_on, ends_on, rule_id);
    CREATE INDEX obligations_limit ON obligations (limit_on, unit_id);
    CREATE INDEX obligations_rule ON obligations (rule_id, ends_on, unit_id);
    CREATE TABLE obligation_extensions (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      obligation_id INTEGER NOT NULL REFERENCES obligations (id) ON DELETE CASCADE,
      for_limit_on TEXT NOT NULL,
      for_tested_on TEXT,
      until_on TEXT NOT NULL CHECK (until_on > for_limit_on),
      reason TEXT NOT NULL,
      document_id INTEGER NOT NULL REFERENCES documents (id),
      granted_at TEXT NOT NULL,
      granted_by TEXT NOT NULL,
      withdrawn_at TEXT,
      withdrawn_by TEXT,
      withdrawn_reason TEXT
    ) STRICT;
    CREATE INDEX obligation_extensions_obligation ON obligation_extensions (obligation_id);
    CREATE TABLE unit_events (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      unit_id INTEGER NOT NULL REFERENCES units (id) ON DELETE CASCADE,
      kind TEXT NOT NULL,
      occurred_on TEXT NOT NULL,
      note TEXT,
      created_at TEXT NOT NULL,
      created_by TEXT NOT NULL,
      deleted_at TEXT,
      deleted_by TEXT,
      deleted_reason TEXT
    ) STRICT;
    CREATE INDEX unit_events_unit ON unit_events (unit_id, kind, occurred_on) WHERE deleted_at IS NULL;

    ALTER TABLE units ADD COLUMN next_limit_on TEXT;
    ALTER TABLE units ADD COLUMN never_tested INTEGER NOT NULL DEFAULT 0 CHECK (never_tested IN (0, 1));
    ALTER TABLE units ADD COLUMN has_obligations INTEGER NOT NULL DEFAULT 0 CHECK (has_obligations IN (0, 1));
    DROP INDEX units_state;
    CREATE INDEX units_clock ON units (retired, planned, physics_covered, retired_on, next_limit_on, never_tested, has_obligations,
      class_id, subclass_id, manufacturer_id, department_id, facility_id);

    CREATE TABLE tests (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      unit_id INTEGER NOT NULL REFERENCES units (id),
      type TEXT NOT NULL,
      tested_on TEXT NOT NULL,
      reported_on TEXT,
      submitted_on TEXT,
      performed_by_id INTEGER REFERENCES people (id),
      reviewed_by_id INTEGER REFERENCES people (id),
      outcome TEXT CHECK (outcome IN ('pass', 'pass-with-findings', 'fail')),
      notes TEXT,
      created_by TEXT NOT NULL,
      modified_by TEXT,
      version INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      deleted_at TEXT,
      deleted_by TEXT,
      deleted_reason TEXT
    ) STRICT;
    CREATE INDEX tests_clock ON tests (unit_id, type, tested_on) WHERE deleted_at IS NULL;
    CREATE INDEX tests_unit ON tests (unit_id, tested_on, id);
    CREATE INDEX tests_date ON tests (tested_on, id);
    CREATE INDEX tests_performer ON tests (performed_by_id) WHERE performed_by_id IS NOT NULL;
    CREATE INDEX tests_reviewer ON tests (reviewed_by_id) WHERE reviewed_by_id IS NOT NULL;
    CREATE TABLE test_exclusions (
      test_id INTEGER NOT NULL REFERENCES tests (id) ON DELETE CASCADE,
      obligation_id INTEGER NOT NULL REFERENCES obligations (id) ON DELETE CASCADE,
      PRIMARY KEY (test_id, obligation_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX test_exclusions_obligation ON test_exclusions (obligation_id, test_id);

    CREATE TABLE bookings (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      unit_id INTEGER NOT NULL REFERENCES units (id),
      scheduled_on TEXT NOT NULL,
      scheduling_on TEXT NOT NULL,
      start_time TEXT,
      duration_minutes INTEGER CHECK (duration_minutes BETWEEN 5 AND 1440),
      assignee_id INTEGER REFERENCES people (id),
      state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'done', 'cancelled')),
      test_id INTEGER REFERENCES tests (id),
      notes TEXT,
      uid TEXT NOT NULL UNIQUE,
      sequence INTEGER NOT NULL DEFAULT 0,
      cancelled_reason TEXT,
      created_by TEXT NOT NULL,
      modified_by TEXT,
      version INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      CHECK ((state = 'done') = (test_id IS NOT NULL))
    ) STRICT;
    CREATE INDEX bookings_open ON bookings (scheduled_on, unit_id) WHERE state = 'planned';
    CREATE INDEX bookings_date ON bookings (scheduled_on, id);
    CREATE INDEX bookings_unit ON bookings (unit_id, state, scheduled_on);
    CREATE INDEX bookings_assignee ON bookings (assignee_id, scheduled_on) WHERE assignee_id IS NOT NULL;
    CREATE INDEX bookings_test ON bookings (test_id) WHERE test_id IS NOT NULL;
    CREATE TABLE booking_obligations (
      booking_id INTEGER NOT NULL REFERENCES bookings (id) ON DELETE CASCADE,
      obligation_id INTEGER NOT NULL REFERENCES obligations (id) ON DELETE CASCADE,
      PRIMARY KEY (booking_id, obligation_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX booking_obligations_obligation ON booking_obligations (obligation_id);

    CREATE TABLE findings (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      unit_id INTEGER NOT NULL REFERENCES units (id),
      test_id INTEGER REFERENCES tests (id),
      description TEXT NOT NULL,
      severity TEXT NOT NULL CHECK (severity IN ('minor', 'major', 'blocking')),
      reported_on TEXT NOT NULL,
      reported_by TEXT NOT NULL,
      reporter_account_id INTEGER REFERENCES accounts (id) ON DELETE SET NULL,
      owner_id INTEGER REFERENCES people (id),
      due_on TEXT,
      work_order TEXT,
      search_text TEXT NOT NULL,
      resolution TEXT,
      resolved_on TEXT,
      resolved_by_id INTEGER REFERENCES people (id),
      retest_id INTEGER REFERENCES tests (id),
      version INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      deleted_at TEXT,
      deleted_by TEXT,
      deleted_reason TEXT,
      CHECK ((resolved_on IS NULL) = (resolution IS NULL))
    ) STRICT;
    CREATE INDEX findings_unit ON findings (unit_id, id);
    CREATE INDEX findings_open ON findings (due_on, id) WHERE resolved_on IS NULL AND deleted_at IS NULL;
    CREATE INDEX findings_blocking ON findings (unit_id)
      WHERE severity = 'blocking' AND resolved_on IS NULL AND deleted_at IS NULL;
    CREATE INDEX findings_test ON findings (test_id) WHERE test_id IS NOT NULL;
    CREATE INDEX findings_retest ON findings (retest_id) WHERE retest_id IS NOT NULL;
    CREATE INDEX findings_owner ON findings (owner_id) WHERE owner_id IS NOT NULL;

    CREATE TABLE documents (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      uuid TEXT NOT NULL UNIQUE,
      entity TEXT NOT NULL,
      entity_id INTEGER NOT NULL,
      file_name TEXT NOT NULL,
      content_type TEXT,
      size INTEGER,
      sha256 TEXT,
      kid TEXT NOT NULL,
      state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'stored')),
      added_at TEXT NOT NULL,
      added_by TEXT NOT NULL,
      deleted_at TEXT,
      deleted_by TEXT,
      deleted_reason TEXT,
      CHECK (state = 'waiting' OR (content_type IS NOT NULL AND size IS NOT NULL AND sha256 IS NOT NULL))
    ) STRICT;
    CREATE INDEX documents_record ON documents (entity, entity_id, id);

    CREATE TABLE calendar_feeds (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
      token_hash TEXT NOT NULL UNIQUE,
      scope TEXT NOT NULL CHECK (scope IN ('mine', 'all')),
      created_at TEXT NOT NULL,
      last_read_at TEXT,
      revoked_at TEXT
    ) STRICT;
    CREATE UNIQUE INDEX calendar_feeds_account ON calendar_feeds (account_id) WHERE revoked_at IS NULL;

    CREATE TABLE reminder_rules (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      name_folded TEXT NOT NULL UNIQUE,
      definition TEXT NOT NULL,
      active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
      version INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE reminders_sent (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      rule_id INTEGER NOT NULL REFERENCES reminder_rules (id),
      subject TEXT NOT NULL,
      stage TEXT NOT NULL,
      recipient TEXT NOT NULL,
      channel TEXT NOT NULL CHECK (channel IN ('notice', 'mail')),
      mail_id INTEGER REFERENCES mail_outbox (id),
      sent_at TEXT NOT NULL,
      UNIQUE (recipient, channel, subject, stage)
    ) STRICT;
    CREATE INDEX reminders_sent_at ON reminders_sent (sent_at, id);

    CREATE TABLE mail_outbox (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      recipient TEXT NOT NULL,
      subject TEXT NOT NULL,
      body TEXT NOT NULL,
      calendar TEXT,
      calendar_method TEXT CHECK (calendar_method IN ('REQUEST', 'CANCEL')),
      state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'failed')),
      attempts INTEGER NOT NULL DEFAULT 0,
      next_attempt_at TEXT,
      last_error TEXT,
      created_at TEXT NOT NULL,
      sent_at TEXT
    ) STRICT;
    CREATE INDEX mail_outbox_queued ON mail_outbox (next_attempt_at, id) WHERE state = 'queued';

    CREATE TABLE job_runs (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      job TEXT NOT NULL,
      cause TEXT NOT NULL CHECK (cause IN ('schedule', 'missed', 'request')),
      planned_at TEXT NOT NULL,
      started_at TEXT NOT NULL,
      ended_at TEXT,
      result TEXT CHECK (result IN ('done', 'failed', 'interrupted')),
      message TEXT,
      CHECK ((ended_at IS NULL) = (result IS NULL))
    ) STRICT;
    CREATE INDEX job_runs_job ON job_runs (job, id);

    ALTER TABLE notices ADD COLUMN account_id INTEGER REFERENCES accounts (id) ON DELETE CASCADE;
    CREATE INDEX notices_account ON notices (account_id) WHERE account_id IS NOT NULL AND dismissed_at IS NULL;
  `);
  const at = new Date().toISOString();
  const insert = db.prepare(
    `INSERT INTO obligation_rules (key, label, label_folded, file_label, definition, created_at, updated_at)
     VALUES (?, ?, lower(?), ?, ?, ?, ?)`,
  );
  for (const [key, label, inFiles, definition] of rules)
    insert.run(key, label, label, inFiles ? label : null, JSON.stringify(definition), at, at);
  db.exec(`
    INSERT INTO obligation_rule_versions (rule_id, version, label, definition, saved_at, saved_by)
      SELECT id, 1, label, definition, created_at, '(update)' FROM obligation_rules;
    INSERT INTO obligations (unit_id, rule_id, created_at, updated_at)
      SELECT u.id, r.id, u.updated_at, u.updated_at FROM units u JOIN obligation_rules r
        ON r.file_label IS NOT NULL AND instr(', ' || u.audit_frequencies || ', ', ', ' || r.file_label || ', ') > 0;
    UPDATE units SET has_obligations = 1, never_tested = 1 WHERE id IN (SELECT unit_id FROM obligations);
  `);
  db.prepare(
    'INSERT INTO reminder_rules (name, name_folded, definition, created_at, updated_at) VALUES (?, lower(?), ?, ?, ?)',
  ).run(reminders.name, reminders.name, JSON.stringify(reminders.definition), at, at);
}

/** The rule of reminding that comes with the program: in-app notices; whoever sets up mail decides who gets some. */
const reminders = {
  name: 'Surveys and findings that are due',
  definition: {
    ruleIds: [],
    roles: ['administrator', 'physicist'],
    recipients: [],
    daysBefore: [90, 30, 7],
    onLimit: true,
    overdueEveryDays: 7,
    channels: ['notice'],
    findings: true,
  },
};
