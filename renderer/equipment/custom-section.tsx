import { Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CustomField } from '../../shared/custom-fields.ts';
import type { CustomDraft, CustomProblem } from '../parts/custom-fields/custom-draft.ts';
import { CustomInput, useCustomProblem } from '../parts/custom-fields/custom-input.tsx';
import classes from './equipment.module.css';

interface Props {
  readonly fields: readonly CustomField[];
  readonly draft: CustomDraft;
  readonly problems: Readonly<Record<string, CustomProblem>>;
  /** What the core refused, by `custom.<id>`. */
  readonly refused: Readonly<Record<string, string>>;
  onChange(fieldId: number, value: string): void;
}

/** The part of the form of a new unit with the fields that the clinic defined; nothing where there are none for its class. */
export function CustomSection({ fields, draft, problems, refused, onChange }: Props) {
  const { t } = useTranslation('equipment');
  const problem = useCustomProblem();
  if (fields.length === 0) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="section-custom">
      <Title order={2} mb="sm" id="section-custom">
        {t('cards.custom')}
      </Title>
      <div className={classes.fields}>
        {fields.map((field) => {
          const wrong = problems[field.id];
          return (
            <CustomInput
              key={field.id}
              field={field}
              value={draft[field.id] ?? ''}
              error={wrong === undefined ? refused[`custom.${field.id}`] : problem(field, wrong)}
              onChange={(value) => onChange(field.id, value)}
            />
          );
        })}
      </div>
    </Paper>
  );
}
