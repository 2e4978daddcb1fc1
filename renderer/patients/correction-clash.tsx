import { useTranslation } from 'react-i18next';
import type { PatientField } from '../../shared/identity-fields.ts';
import { type Choice, ConflictChoice } from '../ui/conflict-choice.tsx';
import { ConflictDialog } from '../ui/conflict-dialog.tsx';
import type { CorrectionConflict } from './correction-conflict.ts';
import { useValueText } from './patient-words.ts';

interface Props {
  readonly conflict: CorrectionConflict;
  readonly saving: boolean;
  decide(choices: Readonly<Partial<Record<PatientField, Choice>>>): void;
  back(): void;
}

/** Two people corrected the same fields of a patient: one value of each stays. */
export function CorrectionClash({ conflict, saving, decide, back }: Props) {
  const { t } = useTranslation('patients');
  const valueText = useValueText();
  const { mine, stored, fields } = conflict;
  return (
    <ConflictDialog
      title={t('correct.conflictTitle')}
      text={t('correct.conflictChoose')}
      fields={fields}
      saving={saving}
      decide={(choices) => decide(Object.fromEntries(choices))}
      back={back}
    >
      {(field, chosen, choose) => (
        <ConflictChoice
          key={field}
          label={t(`fields.${field}`)}
          mine={valueText(field, mine[field] ?? '')}
          theirs={valueText(field, stored.values[field])}
          chosen={chosen}
          choose={choose}
        />
      )}
    </ConflictDialog>
  );
}
