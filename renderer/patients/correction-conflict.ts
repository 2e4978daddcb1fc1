import type { PatientField } from '../../shared/identity-fields.ts';
import type { Patient } from '../../shared/patient-records.ts';
import type { Choice } from '../ui/conflict-choice.tsx';
import { entryOrder, type PatientDraft } from './patient-draft.ts';

/** A patient at a version, and what is stored then. */
export interface SeenPatient {
  readonly patient: Patient;
  readonly values: PatientDraft;
}

/** A correction that lost a race and waits for a decision. */
export interface CorrectionConflict {
  readonly mine: Partial<PatientDraft>;
  /** What is stored now. */
  readonly stored: SeenPatient;
  /** Fields that both changed, to something else. */
  readonly fields: readonly PatientField[];
}

/** The fields that I changed and that somebody else has changed since, to something else; all others need no decision. */
export function clashingFields(
  mine: Partial<PatientDraft>,
  base: PatientDraft,
  stored: PatientDraft,
): readonly PatientField[] {
  return entryOrder.filter((field) => field in mine && stored[field] !== base[field] && stored[field] !== mine[field]);
}

/** My corrections after the decision: clashing fields only where I chose mine, nothing that is stored already. */
export function decidedChanges(
  mine: Partial<PatientDraft>,
  stored: PatientDraft,
  choices: Readonly<Partial<Record<PatientField, Choice>>>,
): Partial<PatientDraft> {
  const kept = entryOrder.filter((field) => choices[field] !== 'theirs' && mine[field] !== stored[field]);
  return Object.fromEntries(kept.flatMap((field) => (mine[field] === undefined ? [] : [[field, mine[field]]])));
}
