import { Box, Button, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFileImport } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCall } from '../api/hooks.ts';
import { FilterBar } from '../parts/unit-filters/filter-bar.tsx';
import { FilterChips } from '../parts/unit-filters/filter-chips.tsx';
import { FilterDrawer } from '../parts/unit-filters/filter-drawer.tsx';
import { hasFilters } from '../parts/unit-filters/filter-state.ts';
import { useFollowedMerges } from '../parts/unit-filters/use-followed-merges.ts';
import { useSession } from '../session/session.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { ListSearch } from '../ui/list-search.tsx';
import { Page } from '../ui/page.tsx';
import { BookingsList } from './bookings-list.tsx';
import classes from './compliance.module.css';
import { CountTabs } from './count-tabs.tsx';
import { ExportMenu } from './export-menu.tsx';
import { HorizonChoice } from './horizon-choice.tsx';
import { SurveysList } from './surveys-list.tsx';
import { UnitsList } from './units-list.tsx';
import { type Compliance, useCompliance } from './use-compliance.ts';

/** What must be surveyed: counts, and the list behind each, under the same filters. */
export function CompliancePage() {
  const { t } = useTranslation('compliance');
  const { can } = useSession();
  const compliance = useCompliance();
  const { state, change, what } = compliance;
  const lookups = useCall('lookups.all', {});
  useFollowedMerges(state.filters, lookups.data, (filters) => change({ filters }, true));
  const summary = useCall('compliance.summary', { ...what, days: state.days }, { placeholderData: keepPreviousData });
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false;

  const filterBar = (stacked: boolean) => (
    <FilterBar
      filters={state.filters}
      lookups={lookups.data}
      stacked={stacked}
      switches={[]}
      onChange={(filters) => change({ filters })}
    />
  );
  return (
    <Page
      title={t('title')}
      actions={
        can('equipment:import') &&
        can('compliance:write') && (
          <Button
            component={Link}
            to="/equipment/import?kind=tests"
            visibleFrom="xs"
            variant="default"
            leftSection={<IconFileImport size={16} aria-hidden />}
          >
            {t('import')}
          </Button>
        )
      }
    >
      {summary.error && (
        <Box mb="sm">
          <ErrorPanel error={summary.error} onRetry={() => void summary.refetch()} />
        </Box>
      )}
      <CountTabs
        tab={state.tab}
        days={state.days}
        counts={summary.data}
        open={(tab) => change({ tab, sort: [], types: [], outcomes: [] })}
      />
      <Box className={classes.toolbar ?? ''}>
        <ListSearch
          label={t('search')}
          value={state.search}
          onChange={(search) => change({ search }, state.search !== '' && search !== '')}
        />
        {narrow && <FilterDrawer active={hasFilters(state.filters)}>{filterBar(true)}</FilterDrawer>}
        <HorizonChoice days={state.days} onChange={(days) => change({ days })} />
        {can('equipment:export') && <ExportMenu compliance={compliance} />}
      </Box>
      {!narrow && <Box mb="xs">{filterBar(false)}</Box>}
      <Box mb="xs">
        <FilterChips filters={state.filters} lookups={lookups.data} onChange={(filters) => change({ filters })} />
      </Box>
      {lookups.error && <ErrorPanel error={lookups.error} onRetry={() => void lookups.refetch()} />}
      <Text size="sm" c="dimmed" mb="xs">
        {t(`about.${state.tab}`, { days: state.days })}
      </Text>
      <TheList key={`${state.tab} ${JSON.stringify(what)}`} compliance={compliance} />
    </Page>
  );
}

function TheList({ compliance }: { readonly compliance: Compliance }) {
  const { tab } = compliance.state;
  switch (tab) {
    case 'booked':
    case 'missed':
      return <BookingsList tab={tab} compliance={compliance} />;
    case 'surveys':
      return <SurveysList compliance={compliance} />;
    default:
      return <UnitsList status={tab} compliance={compliance} />;
  }
}
