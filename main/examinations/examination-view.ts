import type { Dose, Examination, ExaminedUnit, SpeakingSurvey } from '../../shared/examinations.ts';
import type { ExaminationRow, UnitRow } from './repository.ts';

/** A unit as the registry shows it. */
export function toExaminedUnit(row: UnitRow): ExaminedUnit {
  const model = [row.manufacturerName, row.model].filter((part) => part !== null).join(' ');
  return {
    id: row.unitId,
    label: model || (row.assetId ?? row.serialNumber ?? `#${row.unitId}`),
    className: row.className,
    facilityName: row.facilityName,
    room: row.room,
    doNotUse: row.doNotUse === 1,
    retired: row.retired === 1,
  };
}

/** The dose of a row. */
export function doseOf({ doseQuantity, doseValue, doseUnit }: ExaminationRow): Dose | null {
  if (doseQuantity === null || doseValue === null || doseUnit === null) return null;
  return { quantity: doseQuantity as Dose['quantity'], value: doseValue, unit: doseUnit }; // as: only a quantity that was checked is written
}

/** An examination as it is shown; what its note says is found out by the caller. */
export function toExamination(
  row: ExaminationRow,
  note: { readonly text: string | null; readonly readable: boolean },
): Examination {
  return {
    id: row.id,
    version: row.version,
    patient: { id: row.patientId, identifier: row.identifier },
    unit: toExaminedUnit(row),
    on: row.on,
    procedure: row.procedure,
    dose: doseOf(row),
    note: note.text,
    noteReadable: note.readable,
    surveyBefore: survey(row.beforeId, row.beforeOn, row.beforeType, row.beforeOutcome),
    surveyAfter: survey(row.afterId, row.afterOn, row.afterType, row.afterOutcome),
    createdAt: row.createdAt,
    createdBy: row.createdBy,
    voided: row.voidedAt === null ? null : { at: row.voidedAt, by: row.voidedBy ?? '', reason: row.voidedReason ?? '' },
  };
}

function survey(
  id: number | null,
  on: string | null,
  type: SpeakingSurvey['type'] | null,
  outcome: SpeakingSurvey['outcome'],
): SpeakingSurvey | null {
  return id === null || on === null || type === null ? null : { id, on, type, outcome };
}
