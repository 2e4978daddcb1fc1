import { ActionIcon, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { customChangeKey } from '#shared/custom-values.ts';
import { useCall } from '../../api/hooks.ts';
import { CustomInput } from '../../parts/custom-fields/custom-input.tsx';
import { useCustomFields, useFieldWords } from '../../parts/custom-fields/use-field-words.ts';
import type { DraftValue } from '../draft.ts';
import { FieldInput } from '../field-input.tsx';
import classes from './bulk.module.css';
import { type BulkChoice, type BulkDraft, isCustomChoice } from './bulk-fields.ts';
import { FrequencyInput } from './frequency-input.tsx';

interface Props {
  readonly choice: BulkChoice;
  readonly draft: BulkDraft;
  readonly error: string | undefined;
  set(choice: BulkChoice, value: DraftValue): void;
  remove(): void;
}

/** One chosen field with its new value, and the way to leave it alone again. */
export function BulkFieldInput({ choice, draft, error, set, remove }: Props) {
  const { t } = useTranslation('bulk-edit');
  const label = useChoiceLabel();
  return (
    <div className={classes.field}>
      <Input choice={choice} draft={draft} error={error} set={set} />
      <ActionIcon variant="subtle" mt={26} aria-label={t('removeField', { field: label(choice) })} onClick={remove}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}

/** The name of a choice. */
export function useChoiceLabel(): (choice: BulkChoice) => string {
  const { t } = useTranslation('bulk-edit');
  const { t: tEquipment } = useTranslation('equipment');
  const words = useFieldWords();
  const customFields = useCustomFields();
  return (choice) => {
    if (choice === 'addFrequencies' || choice === 'removeFrequencies') return t(choice);
    if (!isCustomChoice(choice)) return tEquipment(`fields.${choice}`);
    const field = customFields.find(({ id }) => customChangeKey(id) === choice);
    return field === undefined ? '' : words.label(field);
  };
}

function Input({ choice, draft, error, set }: Omit<Props, 'remove'>) {
  const classId = typeof draft.classId === 'number' ? draft.classId : null;
  const customFields = useCustomFields();
  if (isCustomChoice(choice)) {
    const field = customFields.find(({ id }) => customChangeKey(id) === choice);
    return (
      field && (
        <CustomInput field={field} value={draft[choice] ?? ''} error={error} onChange={(value) => set(choice, value)} />
      )
    );
  }
  if (choice === 'addFrequencies' || choice === 'removeFrequencies') {
    return <FrequencyInput choice={choice} value={draft[choice]} error={error} set={set} />;
  }
  if (choice === 'subclassId') {
    return <SubclassSelect value={draft.subclassId} classId={classId} error={error} set={set} />;
  }
  return (
    <FieldInput
      field={choice}
      value={draft[choice]}
      classId={classId}
      facilityId={typeof draft.facilityId === 'number' ? draft.facilityId : null}
      error={error}
      onChange={(_field, value) => set(choice, value)}
    />
  );
}

interface SubclassProps {
  readonly value: DraftValue;
  readonly classId: number | null;
  readonly error: string | undefined;
  set(choice: BulkChoice, value: DraftValue): void;
}

/** Subclasses of the class that is set as well, or of any: the preview says which units they do not fit. */
function SubclassSelect({ value, classId, error, set }: SubclassProps) {
  const { t } = useTranslation('equipment');
  const lookups = useCall('lookups.all', {}).data;
  const classNames = new Map(lookups?.classes.map((row) => [row.id, row.name]));
  const rows = lookups?.subclasses.filter((row) => row.active && (classId === null || row.classId === classId)) ?? [];
  return (
    <Select
      label={t('fields.subclassId')}
      data={rows.map((row) => ({
        value: String(row.id),
        label: classId === null ? `${classNames.get(row.classId) ?? ''} · ${row.name}` : row.name,
      }))}
      value={typeof value === 'number' ? String(value) : null}
      onChange={(next) => set('subclassId', next === null ? null : Number(next))}
      searchable
      clearable
      openOnFocus={false}
      allowDeselect={false}
      nothingFoundMessage={t('form.nothingFound')}
      limit={200}
      error={error}
      clearButtonProps={{ 'aria-label': t('list.clearOne') }}
    />
  );
}
