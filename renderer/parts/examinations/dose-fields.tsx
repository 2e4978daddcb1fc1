import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { unitsOf } from '#shared/examinations.ts';
import { type ExaminationDraft, quantityNames, withQuantity } from './examination-draft.ts';

interface Props {
  readonly draft: ExaminationDraft;
  readonly error: string | undefined;
  onChange(draft: ExaminationDraft): void;
}

/** The dose of an examination: quantity, value, and the unit that it was given in. */
export function DoseFields({ draft, error, onChange }: Props) {
  const { t } = useTranslation('examinations');
  const { quantity } = draft;
  const units = quantity === null ? [] : unitsOf(quantity);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
      <Select
        style={{ gridColumn: '1 / -1' }}
        label={t('fields.quantity')}
        placeholder={t('form.noDose')}
        searchable
        openOnFocus={false}
        clearable
        data={quantityNames.map((name) => ({ value: name, label: t(`quantities.${name}`) }))}
        value={quantity}
        onChange={(next) => onChange(withQuantity(draft, quantityNames.find((name) => name === next) ?? null))}
        clearButtonProps={{ 'aria-label': t('form.clearQuantity') }}
      />
      {quantity !== null && (
        <>
          <TextInput
            label={t('fields.value')}
            required
            inputMode="decimal"
            autoComplete="off"
            maxLength={20}
            value={draft.value}
            error={error}
            onChange={(event) => onChange({ ...draft, value: event.currentTarget.value })}
          />
          <Select
            label={t('fields.doseUnit')}
            allowDeselect={false}
            data={[...units]}
            value={draft.doseUnit}
            disabled={units.length === 1}
            onChange={(next) => onChange({ ...draft, doseUnit: next ?? draft.doseUnit })}
          />
        </>
      )}
    </SimpleGrid>
  );
}
