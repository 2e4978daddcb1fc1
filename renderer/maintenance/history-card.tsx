import { Select } from '@mantine/core';
import { IconCalendarOff } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { useListAddress } from '../ui/use-list-address.ts';
import { TaskTable } from './task-table.tsx';
import { useTaskWords } from './task-words.ts';

const filters = ['task'] as const;
const pageSize = 25;

/** Periods that are over: who did what, what the program saw, what was left out. */
export function HistoryCard({ tasks }: { readonly tasks: readonly string[] }) {
  const { t } = useTranslation('maintenance');
  const words = useTaskWords();
  const address = useListAddress(filters);
  const task = tasks.find((known) => known === address.filter('task'));
  const history = useCall(
    'maintenance.history',
    { ...(task === undefined ? {} : { task }), page: address.page, pageSize },
    { placeholderData: keepPreviousData },
  );
  return (
    <SectionCard
      title={t('history')}
      lead={t('historyLead')}
      actions={
        <Select
          aria-label={t('fields.task')}
          placeholder={t('allTasks')}
          data={tasks.map((value) => ({ value, label: words.name(value) }))}
          value={task ?? null}
          onChange={(value) => address.setFilter('task', value)}
          clearable
          clearButtonProps={{ 'aria-label': t('allTasks') }}
          openOnFocus={false}
        />
      }
    >
      <PagedList
        list={history}
        address={address}
        pageSize={pageSize}
        empty={
          <EmptyState icon={IconCalendarOff} title={t('noHistory')}>
            {t('noHistoryHint')}
          </EmptyState>
        }
      >
        {(items) => <TaskTable label={t('history')} tasks={items} />}
      </PagedList>
    </SectionCard>
  );
}
