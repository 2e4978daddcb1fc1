import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconRoute } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useSession } from '../session/session.tsx';
import { Page } from '../ui/page.tsx';
import { DaysPlanner } from './days-planner.tsx';
import { PlannerFilters } from './planner-filters.tsx';
import { PlannerToolbar } from './planner-toolbar.tsx';
import { PrintMenu } from './print-menu.tsx';
import { usePlannerState } from './use-planner-state.ts';
import { YearView } from './year-view.tsx';

/** What is to be done when, by whom: months, weeks and years of visits and of what falls due. */
export function PlannerPage() {
  const { t } = useTranslation('planner');
  const { can } = useSession();
  const planner = usePlannerState();
  const location = useLocation();
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <PrintMenu planner={planner} mayExport={can('equipment:export')} />
          {can('compliance:write') && (
            <Button
              component={Link}
              to={`/planner/visits${location.search}`}
              leftSection={<IconRoute size={16} aria-hidden />}
            >
              {t('planVisits')}
            </Button>
          )}
        </>
      }
    >
      {planner.view === 'year' ? (
        <>
          <PlannerFilters planner={planner} people={[]} narrow={narrow} />
          <PlannerToolbar planner={planner} />
          <YearView planner={planner} />
        </>
      ) : (
        <DaysPlanner planner={planner} narrow={narrow} />
      )}
    </Page>
  );
}
