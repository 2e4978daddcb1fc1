import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UnitFilters } from '#shared/lists.ts';
import type { Lookups } from '#shared/lookups.ts';
import { lookupFilterKeys, type Switch, switches, switchKeys } from './filter-address.ts';
import { FilterButton } from './filter-button.tsx';
import { filterOptions, withDoNotUse, withLookup, withSwitch } from './filter-state.ts';
import { FurtherFilters } from './further-filters.tsx';

interface Props {
  readonly filters: UnitFilters;
  /** Undefined while they are on their way: nothing can be chosen by name until then. */
  readonly lookups: Lookups | undefined;
  /** Under each other, for a narrow screen. */
  readonly stacked?: boolean;
  /** What the list hides usually and may show; everything that the list of equipment hides when nothing is said. */
  readonly switches?: readonly Switch[];
  onChange(filters: UnitFilters): void;
}

/** Every filter of the list: five by name, units that must not be used, and the switches for what is usually hidden. */
export function FilterBar({ filters, lookups, stacked = false, switches: offered = switchKeys, onChange }: Props) {
  const { t } = useTranslation('equipment');
  const buttons = lookupFilterKeys.map((key) => (
    <FilterButton
      key={key}
      label={t(`fields.${key}`)}
      options={lookups && filterOptions(key, lookups, filters)}
      chosen={filters[key] ?? []}
      fullWidth={stacked}
      onChange={(ids) => lookups && onChange(withLookup(filters, key, ids, lookups))}
    />
  ));
  const toggles = offered.map((key) => (
    <Checkbox
      key={key}
      size="xs"
      label={t(`list.${switches[key]}`)}
      checked={filters[key] === true}
      onChange={(event) => onChange(withSwitch(filters, key, event.currentTarget.checked))}
    />
  ));
  const doNotUse = filters.doNotUse === true;
  const doNotUseButton = (
    <Button
      variant={doNotUse ? 'light' : 'default'}
      size="xs"
      fullWidth={stacked}
      justify={stacked ? 'flex-start' : 'center'}
      px={10}
      aria-pressed={doNotUse}
      onClick={() => onChange(withDoNotUse(filters, !doNotUse))}
    >
      {t('fields.doNotUse')}
    </Button>
  );
  const switchGroup = toggles.length > 0 && (
    <Group gap="xs" role="group" aria-label={t('list.alsoShow')}>
      <Text size="xs" c="dimmed" aria-hidden>
        {t('list.alsoShow')}
      </Text>
      {toggles}
    </Group>
  );
  return stacked ? (
    <Stack gap="xs">
      {buttons}
      {doNotUseButton}
      <FurtherFilters filters={filters} fullWidth={stacked} onChange={onChange} />
      {switchGroup}
    </Stack>
  ) : (
    <Group gap={6}>
      {buttons}
      {doNotUseButton}
      <FurtherFilters filters={filters} fullWidth={stacked} onChange={onChange} />
      {switchGroup}
    </Group>
  );
}
