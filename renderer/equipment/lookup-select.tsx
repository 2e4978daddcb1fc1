import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import type { LookupFilter } from '../parts/unit-filters/filter-address.ts';
import { offeredRows } from './lookup-options.ts';

interface Props {
  readonly id: string;
  readonly field: LookupFilter;
  readonly value: number | null;
  readonly classId: number | null;
  readonly error?: ReactNode;
  onChange(value: number | null): void;
}

/** A searchable select of one kind of lookup. */
export function LookupSelect({ id, field, value, classId, error, onChange }: Props) {
  const { t } = useTranslation('equipment');
  const lookups = useCall('lookups.all', {});
  const rows = lookups.data === undefined ? [] : offeredRows(field, lookups.data, value, classId);
  const waitsForClass = field === 'subclassId' && classId === null;
  return (
    <Select
      id={id}
      label={t(`fields.${field}`)}
      data={rows.map((row) => ({
        value: String(row.id),
        label: row.active ? row.name : t('form.inactive', { name: row.name }),
      }))}
      value={value === null ? null : String(value)}
      onChange={(next) => onChange(next === null ? null : Number(next))}
      searchable
      openOnFocus={false}
      clearable={field !== 'classId'}
      allowDeselect={false}
      required={field === 'classId'}
      disabled={waitsForClass}
      {...(waitsForClass ? { placeholder: t('hints.subclassFirst') } : {})}
      nothingFoundMessage={t('form.nothingFound')}
      limit={200}
      error={error}
      clearButtonProps={{ 'aria-label': t('list.clearOne') }}
    />
  );
}
