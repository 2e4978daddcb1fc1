import type { Db } from '../database/connection.ts';
import type { SealedIdentity } from './identities.ts';

/** A patient as it is stored. */
export interface PatientRow extends SealedIdentity {
  readonly id: number;
  readonly studyId: number;
  readonly studyName: string;
  readonly identifier: string;
  readonly sex: string;
  readonly version: number;
  readonly createdAt: string;
  readonly createdById: number;
  readonly createdBy: string;
  readonly archivedAt: string | null;
  readonly archivedBy: string | null;
  readonly archivedReason: string | null;
  /** Since when it is set aside because it does not decrypt. */
  readonly asideAt: string | null;
}

/** What happened to a record, as it is stored. */
export interface ChangeRow {
  readonly id: number;
  readonly uuid: string;
  readonly at: string;
  readonly by: string;
  readonly kind: 'created' | 'corrected' | 'archived' | 'restored';
  readonly reason: string | null;
  /** JSON array of names of fields. */
  readonly fields: string;
  readonly kid: string | null;
  readonly sealed: string | null;
}

/** A study as far as creating in it goes. */
export interface StudyRow {
  readonly id: number;
  readonly prefix: string;
}

const select = `
  SELECT p.id, p.uuid, p.study_id AS studyId, s.name AS studyName, p.identifier, p.sex, p.kid, p.ipp, p.first_name AS firstName,
    p.last_name AS lastName, p.birth_date AS birthDate, p.version, p.created_at AS createdAt, p.created_by_id AS createdById,
    a.username AS createdBy, p.archived_at AS archivedAt, p.archived_by AS archivedBy, p.archived_reason AS archivedReason, p.aside_at AS asideAt
  FROM patients p JOIN studies s ON s.id = p.study_id JOIN accounts a ON a.id = p.created_by_id`;

/** Statements on patients that do not depend on what is asked. */
export function createPatientsRepository(db: Db) {
  const study = db.prepare<[number], StudyRow>('SELECT id, prefix FROM studies WHERE id = ?');
  const get = db.prepare<[number], PatientRow>(`${select} WHERE p.id = ?`);
  const several = db.prepare<[string], PatientRow>(`${select} WHERE p.id IN (SELECT value FROM json_each(?))`);
  const insert = db.prepare(
    `INSERT INTO patients (uuid, study_id, identifier, sex, kid, ipp, first_name, last_name, birth_date, index_kid, created_at, created_by_id, updated_at)
     VALUES (@uuid, @studyId, @identifier, @sex, @kid, @ipp, @firstName, @lastName, @birthDate, @indexKid, @at, @createdById, @at)`,
  );
  const correct = db.prepare(
    `UPDATE patients SET sex = @sex, kid = @kid, ipp = @ipp, first_name = @firstName, last_name = @lastName, birth_date = @birthDate,
       index_kid = @indexKid, version = version + 1, updated_at = @at WHERE id = @id`,
  );
  const setSex = db.prepare<[{ id: number; sex: string; at: string }]>(
    'UPDATE patients SET sex = @sex, version = version + 1, updated_at = @at WHERE id = @id',
  );
  const archive = db.prepare(
    `UPDATE patients SET archived_at = @at, archived_by = @by, archived_reason = @reason, version = version + 1, updated_at = @at
     WHERE id = @id`,
  );
  const restore = db.prepare<[{ id: number; at: string }]>(
    `UPDATE patients SET archived_at = NULL, archived_by = NULL, archived_reason = NULL, version = version + 1, updated_at = @at
     WHERE id = @id`,
  );
  const clearTokens = db.prepare<[number]>('DELETE FROM patient_index WHERE patient_id = ?');
  const addToken = db.prepare<[string, Buffer, number]>(
    'INSERT OR IGNORE INTO patient_index (kind, token, patient_id) VALUES (?, ?, ?)',
  );
  const addChange = db.prepare(
    `INSERT INTO patient_changes (uuid, patient_id, at, by, by_id, kind, reason, fields, kid, sealed)
     VALUES (@uuid, @patientId, @at, @by, @byId, @kind, @reason, @fields, @kid, @sealed)`,
  );
  const changeColumns = 'id, uuid, at, by, kind, reason, fields, kid, sealed';
  const changes = db.prepare<[number, number, number], ChangeRow>(
    `SELECT ${changeColumns} FROM patient_changes WHERE patient_id = ? ORDER BY id DESC LIMIT ? OFFSET ?`,
  );
  const countChanges = db
    .prepare<[number], number>('SELECT count(*) FROM patient_changes WHERE patient_id = ?')
    .pluck();
  const change = db.prepare<[number, number], ChangeRow>(
    `SELECT ${changeColumns} FROM patient_changes WHERE patient_id = ? AND id = ?`,
  );
  const indexKid = db
    .prepare<[string], string | null>('SELECT min(index_kid) FROM patients WHERE index_kid > ?')
    .pluck();
  const matches = db.prepare<[string, string, number], { id: number; studyId: number; createdById: number }>(
    `SELECT p.id, p.study_id AS studyId, p.created_by_id AS createdById FROM patient_index i JOIN patients p ON p.id = i.patient_id
     WHERE i.kind = ? AND i.token IN (SELECT unhex(value) FROM json_each(?)) AND p.id <> ?`,
  );
  const asJson = (tokens: readonly Buffer[]) => JSON.stringify(tokens.map((token) => token.toString('hex')));

  return {
    study: (id: number) => study.get(id),
    get: (id: number) => get.get(id),
    /** In no particular order. */
    several: (ids: readonly number[]) => several.all(JSON.stringify(ids)),
    insert: (row: SealedIdentity & Readonly<Record<string, unknown>>) => Number(insert.run(row).lastInsertRowid),
    correct: (row: SealedIdentity & Readonly<Record<string, unknown>>) => void correct.run(row),
    setSex: (id: number, sex: string, at: string) => void setSex.run({ id, sex, at }),
    archive: (id: number, mark: { readonly at: string; readonly by: string; readonly reason: string }) =>
      void archive.run({ id, ...mark }),
    restore: (id: number, at: string) => void restore.run({ id, at }),
    /** Puts the tokens of a patient in place of those that are there. */
    index(id: number, tokens: readonly { readonly kind: string; readonly token: Buffer }[]) {
      clearTokens.run(id);
      for (const { kind, token } of tokens) addToken.run(kind, token, id);
    },
    addChange: (row: Omit<ChangeRow, 'id'> & { readonly patientId: number; readonly byId: number }) =>
      void addChange.run(row),
    changes: (patientId: number, limit: number, offset: number) => changes.all(patientId, limit, offset),
    countChanges: (patientId: number) => countChanges.get(patientId) ?? 0,
    change: (patientId: number, id: number) => change.get(patientId, id),
    /** Names of the keys that rows are indexed with: one, two while the key is exchanged. */
    indexKids(): string[] {
      const kids: string[] = [];
      for (let kid = indexKid.get(''); kid; kid = indexKid.get(kid)) kids.push(kid);
      return kids;
    },
    /** Patients under one of these tokens, but for one. */
    matches: (kind: string, tokens: readonly Buffer[], except: number) => matches.all(kind, asJson(tokens), except),
  };
}

/** What {@link createPatientsRepository} makes. */
export type PatientsRepository = ReturnType<typeof createPatientsRepository>;
