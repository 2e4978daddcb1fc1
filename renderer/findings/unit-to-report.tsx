import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportableUnit } from '../../shared/findings.ts';
import { useCall } from '../api/hooks.ts';
import { unitLabel } from '../parts/units/unit-label.ts';
import { useErrorText } from '../ui/error-text.ts';

interface Props {
  /** The unit that the address names, by its number. */
  readonly value: number | null;
  readonly error?: string | undefined;
  onChange(value: number | null): void;
}

/** Finds the unit by its number or by words; works without the right to read equipment. */
export function UnitToReport({ value, error, onChange }: Props) {
  const { t } = useTranslation('findings');
  const errorText = useErrorText();
  const [typed, setTyped] = useState('');
  const held = useCall('findings.unitsToReport', { search: String(value ?? 1) }, { enabled: value !== null });
  const heldUnit = held.data?.items.find(({ id }) => id === value);
  const heldLabel = heldUnit && labelOf(heldUnit);
  // A select shows the label of what is chosen in its search field; that is no search.
  const [search] = useDebouncedValue(typed === heldLabel ? '' : typed.trim(), 200);
  const found = useCall(
    'findings.unitsToReport',
    { search: search === '' ? '1' : search },
    { enabled: search !== '', placeholderData: keepPreviousData },
  );
  const units = search === '' ? [] : (found.data?.items ?? []);
  const all = heldUnit && !units.some(({ id }) => id === heldUnit.id) ? [...units, heldUnit] : units;
  const details = new Map(all.map((unit) => [String(unit.id), detailsOf(unit)]));
  const hint = value === null ? t('report.unitHint') : details.get(String(value));
  return (
    <Select
      label={t('report.unit')}
      {...(hint === undefined ? {} : { description: hint })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      required
      searchable
      openOnFocus={false}
      clearable
      allowDeselect={false}
      data={all.map((unit) => ({ value: String(unit.id), label: labelOf(unit) }))}
      value={value === null ? null : String(value)}
      onChange={(next) => onChange(next === null ? null : Number(next))}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      renderOption={({ option }) => (
        <span>
          {option.label}
          <br />
          <small>{details.get(option.value)}</small>
        </span>
      )}
      placeholder={t('report.unitSearch')}
      nothingFoundMessage={search === '' ? t('report.unitHint') : t('report.unitNone')}
      error={error ?? (found.error === null ? undefined : errorText(found.error))}
      clearButtonProps={{ 'aria-label': t('report.unitClear') }}
    />
  );
}

function labelOf(unit: ReportableUnit): string {
  return `${unitLabel(unit)} (#${unit.id})`;
}

function detailsOf({ facilityName, room, serialNumber }: ReportableUnit): string {
  return [facilityName, room, serialNumber].filter((part) => part !== null).join(' · ');
}
