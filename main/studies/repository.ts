import type { StudyRole } from '../../shared/studies.ts';
import { fold } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';

/** A study as it is stored. */
export interface StudyRow {
  readonly id: number;
  readonly name: string;
  readonly prefix: string;
  readonly everyone: 0 | 1;
  readonly isDefault: 0 | 1;
  readonly active: 0 | 1;
  readonly version: number;
  readonly createdAt: string;
}

/** What of a study can be written. */
export type StudyValues = Pick<StudyRow, 'name' | 'prefix' | 'everyone' | 'isDefault' | 'active'>;

/** Somebody in a study by name. */
export interface MemberRow {
  readonly studyId: number;
  readonly accountId: number;
  readonly username: string;
  readonly displayName: string | null;
  readonly active: 0 | 1;
  readonly role: StudyRole;
  /** JSON array of role ids of the account. */
  readonly roles: string;
}

/** An account that may be made a member. */
export interface AccountRow {
  readonly id: number;
  readonly username: string;
  readonly displayName: string | null;
  readonly active: 0 | 1;
  /** JSON array of role ids. */
  readonly roles: string;
}

/** The name that people know somebody by, and the roles of the account. */
const known = `coalesce(p.name, a.display_name) AS displayName, a.active,
  (SELECT json_group_array(r.role) FROM account_roles r WHERE r.account_id = a.id) AS roles`;
const accounts = `accounts a LEFT JOIN people p ON p.id = a.person_id`;
/** SQL of studies, their members and counters. */
export function createStudiesRepository(db: Db) {
  const select = `SELECT id, name, prefix, everyone, is_default AS isDefault, active, version, created_at AS createdAt FROM studies`;
  const all = db.prepare<[], StudyRow>(`${select} ORDER BY active DESC, is_default DESC, name_folded`);
  const one = db.prepare<[number], StudyRow>(`${select} WHERE id = ?`);
  const nameHolder = db.prepare<[string], number>('SELECT id FROM studies WHERE name_folded = ?').pluck();
  const prefixHolder = db.prepare<[string], number>('SELECT study_id FROM study_prefixes WHERE prefix = ?').pluck();
  const prefixes = db.prepare<[], { studyId: number; prefix: string }>(
    'SELECT study_id AS studyId, prefix FROM study_prefixes ORDER BY since DESC, prefix',
  );
  const members = db.prepare<[], MemberRow>(
    `SELECT m.study_id AS studyId, m.account_id AS accountId, m.role, a.username, ${known}
     FROM ${accounts} JOIN study_members m ON m.account_id = a.id ORDER BY a.username_folded`,
  );
  const patients = db.prepare<[], { studyId: number; patients: number }>(
    'SELECT study_id AS studyId, count(*) AS patients FROM patients GROUP BY study_id',
  );
  const counters = db.prepare<[], { studyId: number; year: number; last: number }>(
    'SELECT study_id AS studyId, year, last FROM identifier_counters ORDER BY year DESC',
  );
  const byIds = db.prepare<[string], AccountRow>(
    `SELECT a.id, a.username, ${known} FROM ${accounts} WHERE a.id IN (SELECT value FROM json_each(?)) ORDER BY a.username_folded`,
  );
  const active = db.prepare<[], AccountRow>(
    `SELECT a.id, a.username, ${known} FROM ${accounts} WHERE a.active = 1 ORDER BY a.username_folded`,
  );

  type Bound = StudyValues & { folded: string; at: string };
  const insert = db.prepare<[Bound]>(
    `INSERT INTO studies (name, name_folded, prefix, everyone, is_default, active, created_at, updated_at)
     VALUES (@name, @folded, @prefix, @everyone, @isDefault, @active, @at, @at)`,
  );
  const update = db.prepare<[Bound & { id: number }]>(
    `UPDATE studies SET name = @name, name_folded = @folded, prefix = @prefix, everyone = @everyone,
       is_default = @isDefault, active = @active, version = version + 1, updated_at = @at WHERE id = @id`,
  );
  const touch = db.prepare<[string, number]>('UPDATE studies SET version = version + 1, updated_at = ? WHERE id = ?');
  const ownPrefix = db.prepare<[string, number, string]>(
    'INSERT INTO study_prefixes (prefix, study_id, since) VALUES (?, ?, ?) ON CONFLICT (prefix) DO NOTHING',
  );
  const clearMembers = db.prepare<[number]>('DELETE FROM study_members WHERE study_id = ?');
  const addMember = db.prepare<[number, number, StudyRole]>(
    'INSERT INTO study_members (study_id, account_id, role) VALUES (?, ?, ?)',
  );
  const raise = db.prepare<[{ id: number; year: number; last: number }]>(
    `INSERT INTO identifier_counters (study_id, year, last) VALUES (@id, @year, @last)
     ON CONFLICT (study_id, year) DO UPDATE SET last = excluded.last`,
  );
  const bound = (values: StudyValues, at: string): Bound => ({
    name: values.name,
    folded: fold(values.name),
    prefix: values.prefix,
    everyone: values.everyone,
    isDefault: values.isDefault,
    active: values.active,
    at,
  });

  return {
    /** The default one first, then by name; archived ones last. */
    all: () => all.all(),
    one: (id: number) => one.get(id),
    nameHolder: (name: string) => nameHolder.get(fold(name)),
    /** The study that has or had the prefix. */
    prefixHolder: (prefix: string) => prefixHolder.get(prefix),
    /** Present and former prefixes of all studies, newest first. */
    prefixes: () => prefixes.all(),
    /** Members of all studies, by username. */
    members: () => members.all(),
    patients: () => new Map(patients.all().map((row) => [row.studyId, row.patients])),
    counters: () => counters.all(),
    accounts: (ids: readonly number[]) => byIds.all(JSON.stringify(ids)),
    /** Active accounts by username. */
    activeAccounts: () => active.all(),
    insert(values: StudyValues, at: string): number {
      const id = Number(insert.run(bound(values, at)).lastInsertRowid);
      ownPrefix.run(values.prefix, id, at);
      return id;
    },
    /** Writes all values, counts the version up, and gives the study its prefix for ever. */
    update(id: number, values: StudyValues, at: string): void {
      update.run({ ...bound(values, at), id });
      ownPrefix.run(values.prefix, id, at);
    },
    /** Those who belong to the study by name, in place of those who did; counts its version up. */
    setMembers(id: number, wanted: readonly { accountId: number; role: StudyRole }[], at: string): void {
      clearMembers.run(id);
      for (const { accountId, role } of wanted) addMember.run(id, accountId, role);
      touch.run(at, id);
    },
    raise: (id: number, year: number, last: number) => void raise.run({ id, year, last }),
  };
}

/** The repository of {@link createStudiesRepository}. */
export type StudiesRepository = ReturnType<typeof createStudiesRepository>;
