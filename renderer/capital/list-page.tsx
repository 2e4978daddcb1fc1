import { Button, Text } from '@mantine/core';
import { IconReportMoney, IconScale } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CapitalSort, capitalSortKeys } from '../../shared/capital-plan.ts';
import { useCall } from '../api/hooks.ts';
import { useViewAddress } from '../parts/views/use-view-address.ts';
import { ViewsMenu } from '../parts/views/views-menu.tsx';
import { useSession } from '../session/session.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useFormats } from '../ui/formats.ts';
import { PagedList } from '../ui/paged-list.tsx';
import { cycleSort, readSort, writeSort } from '../ui/sort.ts';
import type { ListAddress } from '../ui/use-list-address.ts';
import { differsFromDefault } from './capital-address.ts';
import { CapitalFrame } from './capital-frame.tsx';
import { CapitalTable } from './capital-table.tsx';
import { ExportMenu } from './export-menu.tsx';
import { SortChoice } from './sort-choice.tsx';
import { useCapitalChoice } from './use-capital-choice.ts';
import { WeightsDialog } from './weights-dialog.tsx';

const pageSize = 50;
/** Until somebody sorts: what should be replaced first. */
const usual: CapitalSort = [{ by: 'score', direction: 'desc' }];

/** Units with end of life, cost, year and score. */
export function CapitalListPage() {
  const { t } = useTranslation('capital');
  const { can } = useSession();
  const formats = useFormats();
  const choice = useCapitalChoice();
  const view = useViewAddress();
  const [weighing, setWeighing] = useState(false);
  const chosen = readSort(choice.params.get('sort'), capitalSortKeys);
  const sort = chosen.length > 0 ? chosen : usual;
  const page = readPage(choice.params.get('page'));
  const list = useCall('capital.list', { ...choice.what, sort, page, pageSize }, { placeholderData: keepPreviousData });
  const setSort = (next: CapitalSort) => choice.put('sort', writeSort(next));
  const address: ListAddress<never> = {
    search: choice.search,
    page,
    narrowed: choice.search.trim() !== '' || differsFromDefault(choice.filters),
    filter: () => null,
    setSearch: choice.setSearch,
    setFilter: () => undefined,
    setPage: (next, instead) => choice.put('page', next <= 1 ? null : String(next), instead),
    clear: () => choice.clear(),
  };

  return (
    <CapitalFrame
      choice={choice}
      beside={
        list.data && (
          <Text size="sm" c="dimmed">
            {t('count', {
              count: list.data.total,
              cost: formats.sum(list.data.cost),
            })}
          </Text>
        )
      }
      actions={
        <Button
          variant="default"
          size="xs"
          leftSection={<IconScale size={16} aria-hidden />}
          onClick={() => setWeighing(true)}
        >
          {t('score.how')}
        </Button>
      }
      tools={
        <>
          <ViewsMenu list="capital" {...view} />
          {can('equipment:export') && <ExportMenu choice={choice} sort={sort} />}
        </>
      }
    >
      <SortChoice sort={sort} onChange={setSort} />
      <PagedList
        list={list}
        address={address}
        pageSize={pageSize}
        empty={
          <EmptyState
            icon={IconReportMoney}
            title={t('emptyTitle')}
            actions={
              <Button variant="default" onClick={() => choice.put('not-owned', '1')}>
                {t('showNotOwned')}
              </Button>
            }
          >
            {t('emptyText')}
          </EmptyState>
        }
      >
        {(items) => (
          <CapitalTable
            rows={items}
            sort={sort}
            scenarioId={choice.scenarioId}
            onSort={(by) => setSort(cycleSort(chosen, by))}
          />
        )}
      </PagedList>
      {weighing && <WeightsDialog close={() => setWeighing(false)} />}
    </CapitalFrame>
  );
}

function readPage(text: string | null): number {
  const page = Number(text ?? 1);
  return Number.isSafeInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1;
}
