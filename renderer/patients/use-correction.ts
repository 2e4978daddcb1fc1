import { useState } from 'react';
import type { Identity, PatientField } from '../../shared/identity-fields.ts';
import type { Patient } from '../../shared/patient-records.ts';
import { useTouch } from '../api/touch.ts';
import { useConcealed } from '../ui/concealed.tsx';
import type { Choice } from '../ui/conflict-choice.tsx';
import { storedNow } from '../ui/stored-now.ts';
import { type CorrectionConflict, clashingFields, decidedChanges, type SeenPatient } from './correction-conflict.ts';
import type { PatientDraft } from './patient-draft.ts';
import { useIdentityAction } from './use-identity-action.ts';

/** Why something is corrected. */
export interface Reasons {
  readonly reason: string;
  readonly anotherPerson?: string;
}

interface Options {
  /** As it was opened. */
  readonly opened: SeenPatient;
  /** Looks at the identity again, on record as any look; null where it does not decrypt. */
  lookAgain(): Promise<Identity | null>;
  /** @param how `merged`: changes of somebody else stay beside mine; `theirs`: nothing of mine was left to save */
  onSaved(how: 'saved' | 'merged' | 'theirs'): void;
  onRefused(refusal: unknown): void;
  /** Somebody else was first, and what is stored cannot be looked at. */
  onOvertaken(): void;
}

/**
 * Saves a correction. When somebody else saved first, what is stored now is looked at: changes that do not touch both go in; where they do,
 * `conflict` holds what has to be decided.
 */
export function useCorrection({ opened, lookAgain, onSaved, onRefused, onOvertaken }: Options) {
  const touch = useTouch();
  const action = useIdentityAction('patients.correct');
  const [conflict, setConflict] = useState<CorrectionConflict>();
  const [working, setWorking] = useState(false);
  const concealed = useConcealed();
  // What somebody else typed was shown by a look, which a lock ends.
  if (concealed && conflict !== undefined) setConflict(undefined);

  const overtaken = async (
    patient: Patient,
    on: SeenPatient,
    mine: Partial<PatientDraft>,
    reasons: Reasons,
  ): Promise<void> => {
    touch('patient');
    const identity = await lookAgain();
    if (identity === null) return onOvertaken();
    const stored = { patient, values: { ...identity, sex: patient.sex } };
    const fields = clashingFields(mine, on.values, stored.values);
    if (fields.length > 0) return setConflict({ mine, stored, fields });
    await send(decidedChanges(mine, stored.values, {}), stored, reasons, 'merged');
  };

  const send = async (
    mine: Partial<PatientDraft>,
    on: SeenPatient,
    reasons: Reasons,
    how: 'saved' | 'merged',
  ): Promise<void> => {
    const any = Object.keys(mine).length > 0;
    if (any) {
      try {
        await action.run({ id: on.patient.id, version: on.patient.version, ...reasons, ...mine });
      } catch (refusal) {
        const current = storedNow<Patient>(refusal);
        if (current === undefined) throw refusal;
        return overtaken(current, on, mine, reasons);
      }
    }
    setConflict(undefined);
    onSaved(any ? how : 'theirs');
  };

  const guarded = async (work: Promise<void>): Promise<void> => {
    setWorking(true);
    try {
      await work;
    } catch (refusal) {
      setConflict(undefined);
      onRefused(refusal);
    } finally {
      setWorking(false);
    }
  };

  return {
    pending: working,
    conflict,
    save: (mine: Partial<PatientDraft>, reasons: Reasons) => guarded(send(mine, opened, reasons, 'saved')),
    /** Saves what was chosen, on top of what is stored now. */
    async decide(choices: Readonly<Partial<Record<PatientField, Choice>>>, reasons: Reasons): Promise<void> {
      if (conflict === undefined) return;
      const { mine, stored } = conflict;
      await guarded(send(decidedChanges(mine, stored.values, choices), stored, reasons, 'saved'));
    },
    back: () => setConflict(undefined),
  };
}
