import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '#shared/equipment.ts';
import { useCall } from '../../api/hooks.ts';
import { useErrorText } from '../../ui/error-text.ts';
import { unitPlace } from './unit-cell.tsx';
import { unitLabel } from './unit-label.ts';

interface Props {
  readonly id?: string;
  readonly label: string;
  readonly description?: string;
  readonly value: number | null;
  /** What the record calls the unit that it holds. */
  readonly heldName?: string | null;
  /** A unit that is not offered: nothing belongs to itself. */
  readonly except?: number | undefined;
  readonly error?: ReactNode;
  readonly autoFocus?: boolean;
  onChange(value: number | null): void;
}

const offered = 30;

/** Finds a unit by number, serial number, make or place, on the server; planned, retired and uncovered ones too. */
export function UnitPicker({ id, label, description, value, heldName, except, error, autoFocus, onChange }: Props) {
  const { t } = useTranslation('equipment');
  const errorText = useErrorText();
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search.trim(), 200);
  const units = useCall(
    'equipment.list',
    {
      pageSize: offered,
      filters: { includeRetired: true, includeNotCovered: true, includePlanned: true },
      // What stands in the field once a unit is chosen is no search.
      ...(wanted === '' || search === heldName ? {} : { search: wanted }),
    },
    { placeholderData: keepPreviousData },
  );
  const [chosen, setChosen] = useState<Unit>();
  const found = (units.data?.items ?? []).filter((unit) => unit.id !== except);
  const data = found.map((unit) => ({ value: String(unit.id), label: pickedLabel(unit) }));
  if (value !== null && !found.some((unit) => unit.id === value)) {
    const held = chosen?.id === value ? pickedLabel(chosen) : (heldName ?? String(value));
    data.unshift({ value: String(value), label: held });
  }
  const places = new Map(found.map((unit) => [String(unit.id), unitPlace(unit)]));

  return (
    <Select
      {...(id === undefined ? {} : { id })}
      label={label}
      {...(description === undefined ? {} : { description })}
      data={data}
      value={value === null ? null : String(value)}
      onChange={(next) => {
        setChosen(found.find((unit) => String(unit.id) === next));
        onChange(next === null ? null : Number(next));
      }}
      searchable
      openOnFocus={false}
      clearable
      allowDeselect={false}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      renderOption={({ option }) => (
        <span>
          {option.label}
          <br />
          <small>{places.get(option.value)}</small>
        </span>
      )}
      placeholder={t('picker.search')}
      nothingFoundMessage={t('picker.nothingFound')}
      inputWrapperOrder={['label', 'description', 'input', 'error']}
      error={error ?? (units.error === null ? undefined : errorText(units.error))}
      clearButtonProps={{ 'aria-label': t('picker.clear') }}
      data-autofocus={autoFocus}
    />
  );
}

function pickedLabel(unit: Unit): string {
  const serial = unit.serialNumber === null ? '' : `, ${unit.serialNumber}`;
  return `${unitLabel(unit)}${serial} (${unit.id})`;
}
