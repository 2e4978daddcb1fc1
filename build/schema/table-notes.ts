/** What each table holds, in one sentence; a new table needs its line, or the document is not made. */
export const tableNotes: Readonly<Record<string, string>> = {
  access_tokens: 'Personal access tokens as SHA-256 only; those that ended stay.',
  devices: 'Browsers of other PCs that an administrator let sign in, by SHA-256 of what they hold; revoked ones stay.',
  device_codes: 'One-time codes that make a browser known, as SHA-256.',
  label_printers: 'Label printers with the labels in them and by how many millimetres they are off.',
  backup_runs: 'Every attempt to make, prove, drill or copy a backup set, with its outcome.',
  backup_destinations:
    'Second places for backup sets; known by a marker file, not by their path alone. Those that were removed stay, inactive.',
  backup_pins: 'Backup sets that are kept for good.',
  restores: 'Restores that were made, with the set that holds what was there before.',
  recovery_sheets: 'Recovery sheets by fingerprint, and when somebody last showed to have the paper.',
  key_facts: 'Fingerprints of the keys in use, compared at every start.',
  damaged_records: 'Records that do not decrypt or whose file is gone; `kept` is what was set aside, as JSON.',
  audit_archives:
    'Ends of archived stretches of the audit trail, append-only: what lies before the last one may leave the table `audit`.',
  audit_reviews: 'Reviews of the audit trail by people.',
  health_events: 'Changes of state that the self-check saw.',
  log_errors: 'Errors in the log, counted by local day.',
  readiness_checks: 'The last result of each readiness check.',
  sign_offs: 'Checklists as they stood when somebody signed them; `document` is JSON.',
  maintenance_marks: 'Maintenance tasks that were done, or seen to be done, by period.',
  account_roles:
    'Roles of accounts; the ids are those of `shared/contract/permissions.ts` or of `roles`. `origin` tells those given by hand from those of directory groups. A trigger keeps the last active administrator.',
  accounts:
    'Who may sign in. `password_hash` carries its scheme in front; a directory account has none, which a trigger watches. `directory_id` is the lasting id of its entry there.',
  audit: 'The audit trail: one row per change, append-only, each with the hash of the one before it.',
  booking_obligations: 'The obligations that a booking is meant for; none: whatever its test satisfies.',
  bookings:
    'Visits that are planned, done or cancelled; `missed` follows from the day. `uid` and `sequence` are what calendars know a booking by, and count every change.',
  calendar_feeds: 'Secret addresses of calendars, as SHA-256 only; one that is open per account, revoked ones stay.',
  capital_categories:
    'Lookup: ranges of replacement cost in thousands of dollars, bounds inclusive; active ones do not overlap.',
  capital_scenario_items:
    'What a scenario says differently of one unit; what is null is as the unit says. An item that says nothing is deleted.',
  capital_scenarios: 'Named what-ifs of capital planning; deleted ones stay.',
  classes: 'Lookup: equipment classes.',
  departments: 'Lookup: departments.',
  components:
    'Tubes, detectors and other parts of units with the days of their installation and removal; removed ones stay, deleted ones are marked.',
  custom_field_classes: 'The classes to whose units a field of the clinic belongs, unless it belongs to all.',
  custom_field_options: 'What may be chosen in a field of the clinic; what is no longer offered stays.',
  custom_fields:
    'Fields that the clinic defined for its units; `slug` is the name of the column in files and never changes.',
  custom_values:
    'Values of these fields by unit: text, number, day, or the id of an option, as the kind of the field says.',
  documents:
    'Files that hang on records; the bytes lie encrypted in the folder `attachments` under the name `uuid`, with the key `kid` of the keyring. `waiting` until the file has arrived; deleted ones stay.',
  document_thumbnails:
    'Small pictures of documents that are pictures, or why there is none; made again when they are missing.',
  examinations: 'Examinations of patients on units; `note` is sealed under the identity key. Those taken back stay.',
  facilities: 'Lookup: facilities with full name and address.',
  facility_departments: 'Which departments a facility has.',
  findings:
    'What is wrong with a unit: found by a test, or reported as a fault. A blocking one that is open and not deleted means that the unit must not be used. `search_text` is description and work order, folded. Deleted ones stay.',
  import_chunks: 'Uploaded files in pieces of one million bytes.',
  import_rows:
    'The difference that a check found, row by row; `changes` and `messages` are JSON. `source` is the table of REMS where a file has several; `row` is the number in it then.',
  identifier_counters:
    'The last number that identifiers of a study got in a year; triggers keep it from falling and from being deleted.',
  imports: 'Every import with its state and counts; the sample clinic is one too.',
  installation: 'The one row that says which installation this is.',
  job_runs:
    'What ran by itself: one row a run, with the time it was planned for and what came of it; kept for 400 days. A job that is quiet leaves none when it had nothing to do.',
  lookup_merges:
    'Merges of duplicate lookups and people (`kind` is `person`); `moved` is JSON and says what pointed at `from_id` before, so that a merge can be undone.',
  mail_outbox:
    'Mail that waits, went or failed; texts are dropped after 400 days. `calendar` is an iCalendar object that goes along.',
  manufacturers: 'Lookup: manufacturers.',
  notices:
    'What holders of the right `audience` should know, or the one account of `account_id`; the same matter again counts up until somebody dismisses it or it is over.',
  obligation_extensions: 'A documented extension of the limit of one cycle; withdrawn ones stay.',
  obligation_rule_versions: 'Every wording that a rule ever had, with who saved it and why.',
  obligation_rules:
    'When a kind of test must be done, as JSON (`RuleDefinition` in `shared/obligation-rules.ts`); `file_label` is the name in REMS files and never changes.',
  obligations:
    'Which unit is under which rule since when. The days from `last_tested_on` to `limit_on` follow from rule, tests, events and extensions and are stored so that lists are single index reads; ended ones stay.',
  patient_changes:
    'What happened to a patient’s record; `fields` is JSON, values before and after are sealed under the identity key.',
  patient_index:
    'The blind index that patients are found by: keyed hashes of the IPP, of beginnings of names, of the birth date, and of both names with the birth date.',
  patient_reviews:
    'Entries that may be a patient whom their author may not see, for the investigators of the study; `sealed` holds the entry until it is decided.',
  patients:
    'Patients by identifier. IPP, names and birth date are sealed one by one under the identity key `kid`; the rest is in clear. Archived ones stay.',
  people: 'Contacts, supervisors, physicians and the physics staff.',
  person_roles: 'What people are offered for.',
  preferences: 'Language, theme and list settings of an account, as one JSON document.',
  recovery_codes: 'One-time codes that stand in for a lost second factor; only hashes are kept.',
  reminder_rules: 'When whom is reminded of what; `definition` is JSON.',
  reminders_sent:
    'What each recipient was told at which stage of which cycle, so that nothing is told twice; `subject` names the record and the limit of the cycle.',
  role_permissions: 'Rights of the roles that an administrator made.',
  roles: 'Roles that an administrator made; those that come with the program are in `shared/contract/permissions.ts`.',
  rooms:
    'Lookup: rooms of a facility, perhaps of one of its departments. A unit keeps its room as text, so that any can be typed.',
  schema_history: 'Which migration ran when, and which version of the program brought it.',
  second_factors:
    'The second factor of an account: its secret sealed under a key that is not in the database, and the last time step that was used.',
  sessions: 'Live sessions; only the SHA-256 of the token is kept. A locked one waits for the password of its owner.',
  settings:
    'Settings of the installation, one JSON document a section (`access`, `compliance`, `directory`, `mail`); `secret` is sealed and never leaves the core.',
  shared_views: 'Views of a list that everybody sees who may read it; removed ones stay.',
  sign_in_throttle:
    'Failed sign-ins by account (a hash of the typed name) and by address, so that a restart forgets nothing.',
  studies:
    'Studies of the registry; exactly one is meant where none is named. `everyone`: whoever holds the rights of the registry belongs to it.',
  study_members: 'Who belongs to a study by name, and as what.',
  study_prefixes:
    'Every prefix that identifiers of a study begin with or began with; it belongs to that study for ever.',
  subclasses: 'Lookup: subclasses of a class with estimated cost (thousands of dollars) and lifetime (years).',
  test_exclusions: 'Obligations for which a survey record does not count although its type would.',
  tests:
    'Survey records. A deleted one stays, out of every count; one whose day lies ahead counts for nothing until then.',
  unit_events:
    'What happened to a unit and may open a duty of its own: a new tube, a move, a repair, new software. Those taken back stay.',
  unit_search: 'The folded text of a unit that the search looks through.',
  units:
    'The equipment. `next_limit_on`, `never_tested` and `has_obligations` are the headline over the obligations that hold today.',
  whitelist:
    'Names that may sign in, compared exactly with the name of the account. Rows are never deleted: a removed one is inactive.',
};
