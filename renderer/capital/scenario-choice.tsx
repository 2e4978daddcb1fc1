import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';

interface Props {
  /** Null: the units as they are. */
  readonly value: number | null;
  onChange(id: number | null): void;
}

/** Through which scenario the units are looked at; nothing to choose while there is none. */
export function ScenarioChoice({ value, onChange }: Props) {
  const { t } = useTranslation('capital');
  const scenarios = useCall('capital.scenarios', {});
  const items = scenarios.data?.items ?? [];
  if (items.length === 0 && value === null) return null;
  const known = items.map(({ id, name }) => ({ value: String(id), label: name }));
  const missing =
    value !== null && scenarios.data !== undefined && !items.some(({ id }) => id === value)
      ? [{ value: String(value), label: t('scenario.gone') }]
      : [];
  return (
    <Select
      aria-label={t('scenario.label')}
      data={[{ value: '', label: t('scenario.none') }, ...known, ...missing]}
      value={value === null ? '' : String(value)}
      allowDeselect={false}
      onChange={(id) => onChange(id === null || id === '' ? null : Number(id))}
      openOnFocus={false}
      flex="1 1 10rem"
      maw={240}
    />
  );
}
