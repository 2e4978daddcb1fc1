import { Box, Group, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { FilterChips } from '../parts/unit-filters/filter-chips.tsx';
import { FilterDrawer } from '../parts/unit-filters/filter-drawer.tsx';
import { useFollowedMerges } from '../parts/unit-filters/use-followed-merges.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { ListSearch } from '../ui/list-search.tsx';
import { Page } from '../ui/page.tsx';
import { differsFromDefault, withoutChips } from './capital-address.ts';
import { CapitalFilters } from './capital-filters.tsx';
import { CapitalViews } from './capital-views.tsx';
import { ScenarioChoice } from './scenario-choice.tsx';
import type { CapitalChoice } from './use-capital-choice.ts';

interface Props {
  readonly choice: CapitalChoice;
  readonly beside?: ReactNode;
  readonly actions?: ReactNode;
  /** Beside the search. */
  readonly tools?: ReactNode;
  /** The page has scenarios of its own. */
  readonly withoutScenario?: boolean;
  readonly children: ReactNode;
}

/** What every capital page has: the way to the others, the search, the filters and the scenario. */
export function CapitalFrame({ choice, beside, actions, tools, withoutScenario = false, children }: Props) {
  const { t } = useTranslation('capital');
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const lookups = useCall('lookups.all', {});
  const { filters, setFilters } = choice;
  useFollowedMerges(filters, lookups.data, (next) => setFilters(next, true));
  const bar = (
    <CapitalFilters filters={filters} lookups={lookups.data} stacked={narrow} onChange={(next) => setFilters(next)} />
  );
  return (
    <Page title={t('title')} beside={beside} actions={actions}>
      <CapitalViews carried={choice.carried} />
      <Stack gap="sm">
        <Group gap="xs">
          <ListSearch label={t('search')} hint={t('searchHint')} value={choice.search} onChange={choice.setSearch} />
          {!withoutScenario && <ScenarioChoice value={choice.scenarioId} onChange={choice.setScenario} />}
          {narrow && <FilterDrawer active={differsFromDefault(filters)}>{bar}</FilterDrawer>}
          {tools}
        </Group>
        {!narrow && <Box>{bar}</Box>}
        <FilterChips
          filters={filters}
          lookups={lookups.data}
          // Taking chips away leaves the switches as they are.
          onChange={(next) => setFilters({ ...next, ...withoutChips(filters) })}
        />
        {lookups.error && <ErrorPanel error={lookups.error} onRetry={() => void lookups.refetch()} />}
        {children}
      </Stack>
    </Page>
  );
}
