import { Group, Select, Table, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Destination } from '../../shared/backup.ts';
import { useCall } from '../api/hooks.ts';
import { useSentence } from '../i18n/index.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { useFormats } from '../ui/formats.ts';
import { Moment } from '../ui/moment.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { useListAddress } from '../ui/use-list-address.ts';
import { RunResultSign } from './run-result-sign.tsx';

const pageSize = 25;
const filters = ['task'] as const;
const tasks = ['make', 'verify', 'drill', 'copy'] as const;

/** What was made, checked, tried and copied, with what came of it. */
export function RunsPanel({ destinations }: { readonly destinations: readonly Destination[] }) {
  const { t } = useTranslation('backup');
  const sentence = useSentence();
  const { datesIn } = useFormats();
  const address = useListAddress(filters);
  const task = tasks.find((known) => known === address.filter('task'));
  const runs = useCall(
    'backup.runs',
    { ...(task === undefined ? {} : { task }), page: address.page, pageSize },
    { placeholderData: keepPreviousData, refetchOnMount: 'always' },
  );
  const columns = (['task', 'when', 'cause', 'result', 'message'] as const).map((name) => t(`runs.${name}`));
  const place = (id: number | null) => destinations.find((one) => one.id === id)?.label ?? null;
  return (
    <>
      <Group mb="sm" gap="md">
        <Select
          aria-label={t('runs.task')}
          placeholder={t('runs.all')}
          data={tasks.map((value) => ({ value, label: t(`runs.tasks.${value}`) }))}
          value={task ?? null}
          onChange={(value) => address.setFilter('task', value)}
          clearable
          clearButtonProps={{ 'aria-label': t('runs.all') }}
          openOnFocus={false}
        />
        <Text size="sm" c="dimmed">
          {t('runs.lead')}
        </Text>
      </Group>
      <PagedList
        list={runs}
        address={address}
        pageSize={pageSize}
        empty={
          <EmptyState icon={IconHistory} title={t('runs.none')}>
            {t('runs.noneHint')}
          </EmptyState>
        }
      >
        {(items) => (
          <TableFrame label={t('runs.table')} columns={columns} minWidth={760}>
            {items.map((run) => (
              <Table.Tr key={run.id}>
                <Table.Td>
                  <Text size="sm" fw={600}>
                    {t(`runs.tasks.${run.task}`)}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {[run.kind && t(`kinds.${run.kind}`), place(run.destinationId)]
                      .filter((part) => part !== null)
                      .join(' · ')}
                  </Text>
                </Table.Td>
                <Table.Td data-label={t('runs.when')}>
                  <Moment at={run.startedAt} />
                </Table.Td>
                <Table.Td data-label={t('runs.cause')}>{t(`runs.causes.${run.cause}`)}</Table.Td>
                <Table.Td data-label={t('runs.result')}>
                  <RunResultSign result={run.result} />
                </Table.Td>
                <Table.Td data-label={t('runs.message')}>
                  {run.message === null ? '' : datesIn(sentence(run.message))}
                </Table.Td>
              </Table.Tr>
            ))}
          </TableFrame>
        )}
      </PagedList>
    </>
  );
}
