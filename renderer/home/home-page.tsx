import { Alert, Anchor, Box, Group, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCall } from '../api/hooks.ts';
import { useSession } from '../session/session.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Page } from '../ui/page.tsx';
import { AccountCounts } from './account-counts.tsx';
import { Beginning } from './beginning.tsx';
import { PatientWays } from './patient-ways.tsx';
import { Protection, ProtectionAlarm } from './protection.tsx';
import { RecentChanges } from './recent-changes.tsx';
import { RecentImports } from './recent-imports.tsx';
import { SampleBanner } from './sample-banner.tsx';
import { UnitCounts } from './unit-counts.tsx';
import { WorkList } from './work-list.tsx';

/** The day's work, what the fleet looks like and what happened lately. */
export function HomePage() {
  const { t } = useTranslation('home');
  const { me, can } = useSession();
  const summary = useCall('home.summary', {});
  const protection = can('system:manage') && <Protection />;

  return (
    <Page title={t('title')} documentTitle={t('title')}>
      {can('system:manage') && <ProtectionAlarm />}
      {summary.isPending && <Waiting />}
      {summary.error && !summary.data && <ErrorPanel error={summary.error} onRetry={() => void summary.refetch()} />}
      {summary.data && !can('equipment:read') && (
        <Stack gap="lg">
          {can('patients:read') ? (
            <PatientWays />
          ) : (
            <Alert variant="light" title={t('nothing.title')}>
              {t('nothing.message', { name: me.username })}
              {can('audit:read') && (
                <Anchor component={Link} to="/admin/audit" size="sm" display="block" mt={4}>
                  {t('nothing.audit')}
                </Anchor>
              )}
            </Alert>
          )}
          {protection}
        </Stack>
      )}
      {summary.data && can('equipment:read') && (
        <Stack gap="lg" className="rems-in-order">
          {can('patients:read') && <PatientWays />}
          {summary.data.sample.loaded && <SampleBanner sample={summary.data.sample} />}
          {summary.data.units.total === 0 ? (
            <>
              <Beginning />
              {protection}
            </>
          ) : (
            <>
              <WorkList />
              {protection}
              <UnitCounts units={summary.data.units} />
            </>
          )}
          <SimpleGrid cols={{ base: 1, md: can('equipment:import') ? 2 : 1 }} spacing="lg">
            <RecentChanges changes={summary.data.recentChanges} />
            {can('equipment:import') && <RecentImports imports={summary.data.recentImports} />}
          </SimpleGrid>
        </Stack>
      )}
      {summary.data?.accounts && (
        <Box mt="lg">
          <AccountCounts accounts={summary.data.accounts} />
        </Box>
      )}
    </Page>
  );
}

/** As tall as what comes, so that nothing jumps. */
function Waiting() {
  return (
    <Stack gap="lg" aria-hidden>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} spacing="sm">
        {['a', 'b', 'c', 'd', 'e'].map((key) => (
          <Skeleton key={key} height={92} radius="md" />
        ))}
      </SimpleGrid>
      <Group grow>
        <Skeleton height={280} radius="md" />
        <Skeleton height={280} radius="md" visibleFrom="md" />
      </Group>
    </Stack>
  );
}
