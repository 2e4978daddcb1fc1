import { silentTestTypes } from '../../shared/examinations.ts';
import type { TestOutcome, TestType } from '../../shared/test-types.ts';
import type { Db } from '../database/connection.ts';
import type { Slice } from '../database/query-builder.ts';
import { inSight, type sightOf } from '../studies/standing-rules.ts';

/** A unit as the registry reads it. */
export interface UnitRow {
  readonly unitId: number;
  readonly className: string;
  readonly manufacturerName: string | null;
  readonly model: string | null;
  readonly assetId: string | null;
  readonly serialNumber: string | null;
  readonly facilityName: string | null;
  readonly room: string | null;
  readonly doNotUse: 0 | 1;
  readonly retired: 0 | 1;
}

/** An examination with its unit and the surveys around its day. */
export interface ExaminationRow extends UnitRow {
  readonly id: number;
  readonly uuid: string;
  readonly version: number;
  readonly patientId: number;
  readonly identifier: string;
  readonly studyId: number;
  /** Of the patient, which decides about sight. */
  readonly createdById: number;
  readonly on: string;
  readonly procedure: string;
  readonly doseQuantity: string | null;
  readonly doseValue: number | null;
  readonly doseUnit: string | null;
  readonly kid: string | null;
  readonly note: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly voidedAt: string | null;
  readonly voidedBy: string | null;
  readonly voidedReason: string | null;
  readonly beforeId: number | null;
  readonly beforeOn: string | null;
  readonly beforeType: TestType | null;
  readonly beforeOutcome: TestOutcome | null;
  readonly afterId: number | null;
  readonly afterOn: string | null;
  readonly afterType: TestType | null;
  readonly afterOutcome: TestOutcome | null;
}

/** What of an examination is written; the note sealed. */
export interface StoredValues {
  readonly unitId: number;
  readonly on: string;
  readonly procedure: string;
  readonly doseQuantity: string | null;
  readonly doseValue: number | null;
  readonly doseUnit: string | null;
  readonly kid: string | null;
  readonly note: string | null;
}

/** Which examinations of a unit. */
export interface OfUnit {
  readonly unitId: number;
  readonly from: string | null;
  readonly to: string | null;
}

type Sight = ReturnType<typeof sightOf>;

const unitColumns = `u.id AS unitId, c.name AS className, m.name AS manufacturerName, u.model, u.asset_id AS assetId,
  u.serial_number AS serialNumber, f.name AS facilityName, u.room,
  EXISTS (SELECT 1 FROM findings b WHERE b.unit_id = u.id AND b.severity = 'blocking' AND b.resolved_on IS NULL AND b.deleted_at IS NULL) AS doNotUse,
  u.retired = 1 OR (u.retired_on IS NOT NULL AND u.retired_on <= @today) AS retired`;
const unitJoins = `JOIN classes c ON c.id = u.class_id
  LEFT JOIN manufacturers m ON m.id = u.manufacturer_id LEFT JOIN facilities f ON f.id = u.facility_id`;

const speaks = `s.unit_id = e.unit_id AND s.deleted_at IS NULL AND s.type NOT IN (${silentTestTypes.map((type) => `'${type}'`).join(', ')})`;
const before = `SELECT s.id FROM tests s WHERE ${speaks} AND s.tested_on <= e.examined_on ORDER BY s.tested_on DESC, s.id DESC LIMIT 1`;
/** A survey whose day lies ahead says nothing yet. */
const after = `SELECT s.id FROM tests s WHERE ${speaks} AND s.tested_on > e.examined_on AND s.tested_on <= @today ORDER BY s.tested_on, s.id LIMIT 1`;

const select = `SELECT e.id, e.uuid, e.version, e.patient_id AS patientId, p.identifier, p.study_id AS studyId, p.created_by_id AS createdById, e.examined_on AS "on", e.procedure,
    e.dose_quantity AS doseQuantity, e.dose_value AS doseValue, e.dose_unit AS doseUnit, e.kid, e.note, e.created_at AS createdAt,
    a.username AS createdBy, e.voided_at AS voidedAt, e.voided_by AS voidedBy, e.voided_reason AS voidedReason,
    x.id AS beforeId, x.tested_on AS beforeOn, x.type AS beforeType, x.outcome AS beforeOutcome,
    y.id AS afterId, y.tested_on AS afterOn, y.type AS afterType, y.outcome AS afterOutcome, ${unitColumns}`;
const joins = `JOIN patients p ON p.id = e.patient_id JOIN accounts a ON a.id = e.created_by_id JOIN units u ON u.id = e.unit_id ${unitJoins}
  LEFT JOIN tests x ON x.id = (${before}) LEFT JOIN tests y ON y.id = (${after})`;
/** The page is settled first, so that surveys are looked up for its rows only. */
const page = (where: string) =>
  `${select} FROM (SELECT i.* FROM examinations i JOIN patients q ON q.id = i.patient_id WHERE ${where}
     ORDER BY i.examined_on DESC, i.id DESC LIMIT @limit OFFSET @offset) e ${joins} ORDER BY e.examined_on DESC, e.id DESC`;
const count = (where: string) =>
  `SELECT count(*) FROM examinations i JOIN patients q ON q.id = i.patient_id WHERE ${where}`;

const ofPatient = 'i.patient_id = @patientId AND (@withVoided OR i.voided_at IS NULL)';
const ofUnit = `i.unit_id = @unitId AND i.voided_at IS NULL AND q.aside_at IS NULL AND (@from IS NULL OR i.examined_on >= @from)
  AND (@to IS NULL OR i.examined_on <= @to) AND ${inSight('q')}`;

/** Statements on examinations. */
export function createExaminationsRepository(db: Db) {
  type Patient = { readonly patientId: number; readonly withVoided: 0 | 1 };
  type Words = { readonly words: string };
  type Today = { readonly today: string };
  const get = db.prepare<[Today & { id: number }], ExaminationRow>(
    `${select} FROM examinations e ${joins} WHERE e.id = @id`,
  );
  const pageOfPatient = db.prepare<[Patient & Slice & Today], ExaminationRow>(page(ofPatient));
  const countOfPatient = db.prepare<[Patient], number>(count(ofPatient)).pluck();
  const pageOfUnit = db.prepare<[OfUnit & Sight & Slice & Today], ExaminationRow>(page(ofUnit));
  const countOfUnit = db.prepare<[OfUnit & Sight], number>(count(ofUnit)).pluck();
  const matching = 'NOT EXISTS (SELECT 1 FROM json_each(@words) w WHERE instr(s.text, w.value) = 0)';
  const units = db.prepare<[Words & Slice & Today], UnitRow>(
    `SELECT ${unitColumns} FROM units u JOIN unit_search s ON s.unit_id = u.id ${unitJoins} WHERE ${matching}
     ORDER BY retired, c.name COLLATE NOCASE, f.name COLLATE NOCASE, u.room COLLATE NOCASE, u.id LIMIT @limit OFFSET @offset`,
  );
  const countUnits = db.prepare<[Words], number>(`SELECT count(*) FROM unit_search s WHERE ${matching}`).pluck();
  const unitExists = db.prepare<[number], number>('SELECT 1 FROM units WHERE id = ?').pluck();
  const insert = db.prepare(
    `INSERT INTO examinations (uuid, patient_id, unit_id, examined_on, procedure, dose_quantity, dose_value, dose_unit, kid, note,
       created_at, created_by_id, updated_at)
     VALUES (@uuid, @patientId, @unitId, @on, @procedure, @doseQuantity, @doseValue, @doseUnit, @kid, @note, @at, @createdById, @at)`,
  );
  const update = db.prepare(
    `UPDATE examinations SET unit_id = @unitId, examined_on = @on, procedure = @procedure, dose_quantity = @doseQuantity,
       dose_value = @doseValue, dose_unit = @doseUnit, kid = @kid, note = @note, version = version + 1, updated_at = @at WHERE id = @id`,
  );
  const mark = db.prepare(
    `UPDATE examinations SET voided_at = @voidedAt, voided_by = @by, voided_reason = @reason, version = version + 1, updated_at = @at
     WHERE id = @id`,
  );
  return {
    get: (id: number, today: string) => get.get({ id, today }),
    ofPatient: (patientId: number, withVoided: boolean, slice: Slice, today: string) =>
      pageOfPatient.all({ patientId, withVoided: withVoided ? 1 : 0, ...slice, today }),
    countOfPatient: (patientId: number, withVoided: boolean) =>
      countOfPatient.get({ patientId, withVoided: withVoided ? 1 : 0 }) ?? 0,
    ofUnit: (which: OfUnit, sight: Sight, slice: Slice, today: string) =>
      pageOfUnit.all({ ...which, ...sight, ...slice, today }),
    countOfUnit: (which: OfUnit, sight: Sight) => countOfUnit.get({ ...which, ...sight }) ?? 0,
    units: (words: readonly string[], slice: Slice, today: string) =>
      units.all({ words: JSON.stringify(words), ...slice, today }),
    countUnits: (words: readonly string[]) => countUnits.get({ words: JSON.stringify(words) }) ?? 0,
    unitExists: (id: number) => unitExists.get(id) === 1,
    insert: (row: StoredValues & { uuid: string; patientId: number; createdById: number; at: string }) =>
      Number(insert.run(row).lastInsertRowid),
    update: (id: number, values: StoredValues, at: string) => void update.run({ ...values, id, at }),
    void: (id: number, { at, by, reason }: { readonly at: string; readonly by: string; readonly reason: string }) =>
      void mark.run({ id, at, voidedAt: at, by, reason }),
    unvoid: (id: number, at: string) => void mark.run({ id, at, voidedAt: null, by: null, reason: null }),
  };
}

/** The repository of {@link createExaminationsRepository}. */
export type ExaminationsRepository = ReturnType<typeof createExaminationsRepository>;
