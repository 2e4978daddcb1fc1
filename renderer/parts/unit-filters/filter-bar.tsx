import { Checkbox, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UnitFilters } from '../../../shared/lists.ts';
import type { Lookups } from '../../../shared/lookups.ts';
import { lookupFilterKeys, switches, switchKeys } from './filter-address.ts';
import { FilterButton } from './filter-button.tsx';
import { filterOptions, withLookup, withSwitch } from './filter-state.ts';

interface Props {
  readonly filters: UnitFilters;
  readonly lookups: Lookups;
  /** Under each other, for a narrow screen. */
  readonly stacked?: boolean;
  /** Whether what is usually hidden may be shown; true when nothing is said. */
  readonly switches?: boolean;
  onChange(filters: UnitFilters): void;
}

/** Every filter of the list: five by name, and the switches for what is usually hidden. */
export function FilterBar({ filters, lookups, stacked = false, switches: offered = true, onChange }: Props) {
  const { t } = useTranslation('equipment');
  const buttons = lookupFilterKeys.map((key) => (
    <FilterButton
      key={key}
      label={t(`fields.${key}`)}
      options={filterOptions(key, lookups, filters)}
      chosen={filters[key] ?? []}
      fullWidth={stacked}
      onChange={(ids) => onChange(withLookup(filters, key, ids, lookups))}
    />
  ));
  const toggles = switchKeys.map((key) => (
    <Checkbox
      key={key}
      size="xs"
      label={t(`list.${switches[key]}`)}
      checked={filters[key] === true}
      onChange={(event) => onChange(withSwitch(filters, key, event.currentTarget.checked))}
    />
  ));
  const switchGroup = offered && (
    <Group gap="sm" role="group" aria-label={t('list.alsoShow')}>
      <Text size="xs" c="dimmed" aria-hidden>
        {t('list.alsoShow')}
      </Text>
      {toggles}
    </Group>
  );
  return stacked ? (
    <Stack gap="xs">
      {buttons}
      {switchGroup}
    </Stack>
  ) : (
    <Group gap="xs">
      {buttons}
      {switchGroup}
    </Group>
  );
}
