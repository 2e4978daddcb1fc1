import { Select, Skeleton, Stack } from '@mantine/core';
import { IconClockPlay } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Page } from '../ui/page.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { useListAddress } from '../ui/use-list-address.ts';
import { JobTable } from './job-table.tsx';
import { useJobWords } from './job-words.ts';
import { RunTable } from './run-table.tsx';

const filters = ['job'] as const;
const pageSize = 25;

/** What the program does by itself, and what came of it. */
export function JobsPage() {
  const { t } = useTranslation('jobs');
  const words = useJobWords();
  const address = useListAddress(filters);
  const jobs = useCall('jobs.list', {});
  const job = jobs.data?.items.find(({ name }) => name === address.filter('job'))?.name;
  const runs = useCall(
    'jobs.runs',
    { ...(job === undefined ? {} : { job }), page: address.page, pageSize },
    { placeholderData: keepPreviousData },
  );
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Stack gap="md" className="rems-in-order">
        {jobs.error && <ErrorPanel error={jobs.error} onRetry={() => void jobs.refetch()} />}
        {jobs.isPending && <Skeleton height={220} radius="md" />}
        {jobs.data && <JobTable jobs={jobs.data.items} />}
        <SectionCard
          title={t('runs')}
          lead={t('runsLead')}
          actions={
            <Select
              aria-label={t('fields.job')}
              placeholder={t('all')}
              data={(jobs.data?.items ?? []).map(({ name }) => ({ value: name, label: words.name(name) }))}
              value={job ?? null}
              onChange={(value) => address.setFilter('job', value)}
              clearable
              clearButtonProps={{ 'aria-label': t('all') }}
              openOnFocus={false}
            />
          }
        >
          <PagedList
            list={runs}
            address={address}
            pageSize={pageSize}
            empty={
              <EmptyState icon={IconClockPlay} title={t('none')}>
                {t('noneHint')}
              </EmptyState>
            }
          >
            {(items) => <RunTable runs={items} />}
          </PagedList>
        </SectionCard>
      </Stack>
    </Page>
  );
}
