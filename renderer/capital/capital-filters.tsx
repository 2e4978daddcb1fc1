import { Checkbox, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { capitalDefaults } from '../../shared/capital-plan.ts';
import type { UnitFilters } from '../../shared/lists.ts';
import type { Lookups } from '../../shared/lookups.ts';
import { FilterBar } from '../parts/unit-filters/filter-bar.tsx';

interface Props {
  readonly filters: UnitFilters;
  readonly lookups: Lookups | undefined;
  readonly stacked: boolean;
  onChange(filters: UnitFilters): void;
}

/** The filters of every list, and the two switches of capital planning. */
export function CapitalFilters({ filters, lookups, stacked, onChange }: Props) {
  const { t } = useTranslation('capital');
  const { radiologyOwned: _owned, ...anyOwner } = filters;
  const { replacementFunded: _funded, ...anyFunding } = filters;
  const own = (
    <>
      <Checkbox
        size="xs"
        label={t('alsoNotOwned')}
        checked={filters.radiologyOwned === undefined}
        onChange={(event) =>
          onChange(
            event.currentTarget.checked ? anyOwner : { ...filters, radiologyOwned: capitalDefaults.radiologyOwned },
          )
        }
      />
      <Checkbox
        size="xs"
        label={t('alsoFunded')}
        checked={filters.replacementFunded === undefined}
        onChange={(event) =>
          onChange(
            event.currentTarget.checked
              ? anyFunding
              : { ...filters, replacementFunded: capitalDefaults.replacementFunded },
          )
        }
      />
    </>
  );
  const bar = <FilterBar filters={filters} lookups={lookups} stacked={stacked} onChange={onChange} />;
  return stacked ? (
    <Stack gap="xs">
      {bar}
      {own}
    </Stack>
  ) : (
    <Group gap="xs">
      {bar}
      {own}
    </Group>
  );
}
