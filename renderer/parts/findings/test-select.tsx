import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../api/hooks.ts';
import { useFormats } from '../../ui/formats.ts';

interface Props {
  readonly unitId: number;
  readonly label: string;
  readonly description?: string;
  readonly value: number | null;
  readonly error?: string | undefined;
  /** A test that cannot be chosen here. */
  readonly except?: number | null;
  onChange(value: number | null): void;
}

const offered = 100;

/** Chooses one of a unit's tests, the newest first. */
export function TestSelect({ unitId, label, description, value, error, except = null, onChange }: Props) {
  const { t } = useTranslation('findings');
  const { t: types } = useTranslation('obligations');
  const formats = useFormats();
  const tests = useCall('compliance.tests', { unitId, pageSize: offered });
  const data = (tests.data?.items ?? [])
    .filter(({ id, status }) => id !== except && (status === 'completed' || id === value))
    .map(({ id, type, testDate }) => ({
      value: String(id),
      label: `${types(`types.${type}`)} · ${formats.date(testDate)}`,
    }));
  if (value !== null && !data.some((option) => option.value === String(value)))
    data.push({ value: String(value), label: t('testNumber', { id: value }) });
  return (
    <Select
      label={label}
      {...(description === undefined ? {} : { description })}
      data={data}
      value={value === null ? null : String(value)}
      onChange={(next) => onChange(next === null ? null : Number(next))}
      searchable
      clearable
      openOnFocus={false}
      placeholder={t('noTest')}
      nothingFoundMessage={t('noTestFound')}
      error={error}
      clearButtonProps={{ 'aria-label': t('clearTest', { field: label }) }}
    />
  );
}
