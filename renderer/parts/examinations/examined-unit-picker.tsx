import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExaminedUnit } from '#shared/examinations.ts';
import { useCall } from '../../api/hooks.ts';
import { useErrorText } from '../../ui/error-text.ts';
import { useUnitWords } from './use-unit-words.ts';

interface Props {
  readonly value: ExaminedUnit | null;
  readonly error?: ReactNode;
  onChange(unit: ExaminedUnit | null): void;
}

const offered = 50;

/** Finds the machine by any word of it, without the right to read equipment; retired ones too, since examinations lie in the past. */
export function ExaminedUnitPicker({ value, error, onChange }: Props) {
  const { t } = useTranslation('examinations');
  const errorText = useErrorText();
  const words = useUnitWords();
  const [typed, setTyped] = useState('');
  const label = (unit: ExaminedUnit) => `${unit.label} (#${unit.id})`;
  // A select shows the label of what is chosen in its search field; that is no search.
  const [search] = useDebouncedValue(value !== null && typed === label(value) ? '' : typed.trim(), 200);
  const found = useCall(
    'examinations.units',
    { pageSize: offered, ...(search === '' ? {} : { search }) },
    { placeholderData: keepPreviousData },
  );
  const items = found.data?.items ?? [];
  const units = value === null || items.some(({ id }) => id === value.id) ? items : [...items, value];
  const byId = new Map(units.map((unit) => [String(unit.id), unit]));
  const more = (found.data?.total ?? 0) > offered;
  const hint = value === null ? (more ? t('form.unitMore') : undefined) : words(value);
  return (
    <Select
      label={t('fields.unit')}
      required
      searchable
      openOnFocus={false}
      clearable
      allowDeselect={false}
      data={units.map((unit) => ({ value: String(unit.id), label: label(unit) }))}
      value={value === null ? null : String(value.id)}
      onChange={(next) => onChange(next === null ? null : (byId.get(next) ?? null))}
      onSearchChange={setTyped}
      // The server has searched already: accents and several words would be lost on the select's own filter.
      filter={({ options }) => options}
      renderOption={({ option }) => {
        const unit = byId.get(option.value);
        return (
          <span>
            {option.label}
            <br />
            <small>{unit && words(unit)}</small>
          </span>
        );
      }}
      placeholder={t('form.unitSearch')}
      nothingFoundMessage={t('form.unitNone')}
      {...(hint === undefined ? {} : { description: hint })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={error ?? (found.error === null ? undefined : errorText(found.error))}
      clearButtonProps={{ 'aria-label': t('form.unitClear') }}
      data-autofocus
    />
  );
}
