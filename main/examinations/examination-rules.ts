import { AppError } from '../../shared/contract/errors.ts';
import type { PlainDate } from '../../shared/dates.ts';
import type { Dose } from '../../shared/examinations.ts';
import { blankToNull } from '../../shared/text.ts';
import type { Changes } from '../rpc/transaction.ts';

/** What is entered of an examination. */
export interface ExaminationValues {
  readonly unitId: number;
  readonly on: PlainDate;
  readonly procedure: string;
  readonly dose: Dose | null;
  readonly note: string | null;
}

/** What was sent laid over what is there; a blank note is none. */
export function merged(
  before: ExaminationValues,
  sent: { readonly [F in keyof ExaminationValues]?: ExaminationValues[F] | undefined },
): ExaminationValues {
  const { unitId, on, procedure, dose, note } = sent;
  return {
    unitId: unitId ?? before.unitId,
    on: on ?? before.on,
    procedure: procedure ?? before.procedure,
    dose: dose === undefined ? before.dose : dose,
    note: note === undefined ? before.note : blankToNull(note),
  };
}

/** The refusal of a day before the birth. Whoever is told has learned something of the identity: it counts as a look at the patient. */
export class BeforeBirth extends AppError {
  readonly patientId: number;

  constructor(patientId: number) {
    // Nothing is said of the birth date: whoever enters examinations need not have looked at it.
    const message = 'On this day the patient was not born yet. Check the day and the patient.';
    super('INVALID', message, { fields: { on: message } });
    this.patientId = patientId;
  }
}

/** @throws AppError INVALID for a day after today */
export function requirePast(on: PlainDate, today: PlainDate): void {
  if (on <= today) return;
  const message = 'This day lies ahead. Choose the day of the examination.';
  throw new AppError('INVALID', message, { fields: { on: message } });
}

/** The fields that differ; of a note only that it changed, since people write names there. `before` is null for a new one. */
export function changesOf(before: ExaminationValues | null, after: ExaminationValues): Changes {
  const fields = ['unitId', 'on', 'procedure', 'dose'] as const;
  const shown = fields.flatMap((field) => {
    const [old, next] = [before === null ? null : told(before[field]), told(after[field])];
    return old === next ? [] : [[field, { old, new: next }] as const];
  });
  const note = (before?.note ?? null) === after.note ? [] : [['note', { old: null, new: null, hidden: true }] as const];
  return Object.fromEntries([...shown, ...note]);
}

function told(value: string | number | Dose | null): string | number | null {
  return typeof value === 'object' && value !== null ? `${value.quantity} ${value.value} ${value.unit}` : value;
}
