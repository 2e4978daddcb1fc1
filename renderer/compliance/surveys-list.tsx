import { Group, MultiSelect, Table } from '@mantine/core';
import { IconClipboardList } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Test, testSortKeys } from '../../shared/compliance.ts';
import { testOutcomes, testTypes } from '../../shared/test-types.ts';
import { useCall } from '../api/hooks.ts';
import { TestRow } from '../parts/tests/test-row.tsx';
import { RemoveTestDialog } from '../parts/tests/use-test-acts.tsx';
import { PlaceCell, UnitCell } from '../parts/units/unit-cell.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { cycleSort } from '../ui/sort.ts';
import { ariaSort, SortButton } from '../ui/sort-button.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { sortFor } from './compliance-address.ts';
import { SortChoice } from './sort-choice.tsx';
import type { Compliance } from './use-compliance.ts';

const pageSize = 50;
const columns = ['date', 'unit', 'place', 'type'] as const;
const sortable = { date: 'testDate', unit: 'className', place: 'facilityName', type: 'type' } as const;

/** Survey records of all units, also of those that are retired. */
export function SurveysList({ compliance: { state, change, address, what } }: { readonly compliance: Compliance }) {
  const { t } = useTranslation('compliance');
  const { t: tRules } = useTranslation('obligations');
  const [removing, setRemoving] = useState<Test>();
  const sort = sortFor(state.sort, testSortKeys);
  const list = useCall(
    'compliance.tests',
    {
      ...what,
      ...(state.types.length === 0 ? {} : { type: [...state.types] }),
      ...(state.outcomes.length === 0 ? {} : { outcome: [...state.outcomes] }),
      ...(sort.length === 0 ? {} : { sort }),
      page: address.page,
      pageSize,
    },
    { placeholderData: keepPreviousData },
  );
  const onSort = (by: (typeof testSortKeys)[number]) => change({ sort: cycleSort(sort, by) });
  return (
    <>
      <Group gap="xs" mb="xs">
        <MultiSelect
          size="xs"
          aria-label={t('surveys.type')}
          placeholder={state.types.length === 0 ? t('surveys.type') : ''}
          data={testTypes.map((value) => ({ value, label: tRules(`types.${value}`) }))}
          value={[...state.types]}
          clearable
          onChange={(values) => change({ types: testTypes.filter((one) => values.includes(one)) })}
        />
        <MultiSelect
          size="xs"
          aria-label={t('surveys.outcome')}
          placeholder={state.outcomes.length === 0 ? t('surveys.outcome') : ''}
          data={testOutcomes.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
          value={[...state.outcomes]}
          clearable
          onChange={(values) => change({ outcomes: testOutcomes.filter((one) => values.includes(one)) })}
        />
      </Group>
      <PagedList
        list={list}
        address={address}
        pageSize={pageSize}
        empty={
          <EmptyState icon={IconClipboardList} title={t('empty.surveys')}>
            {t('empty.hint')}
          </EmptyState>
        }
      >
        {(items) => (
          <>
            <SortChoice keys={Object.values(sortable)} sort={sort} onChange={(next) => change({ sort: next })} />
            <TableFrame
              label={t('tabs.surveys')}
              minWidth={1000}
              sorted={columns.map((name) => ariaSort(sort, sortable[name]))}
              columns={[
                ...columns.map((name) => (
                  <SortButton key={name} label={t(`columns.${name}`)} by={sortable[name]} sort={sort} onSort={onSort} />
                )),
                ...(['outcome', 'people', 'attached', 'acts'] as const).map((name) => t(`columns.${name}`)),
              ]}
            >
              {items.map((test) => (
                <TestRow key={test.id} test={test} remove={() => setRemoving(test)}>
                  <Table.Td data-label={t('columns.unit')}>
                    <UnitCell unit={test.unit} />
                  </Table.Td>
                  <Table.Td data-label={t('columns.place')}>
                    <PlaceCell unit={test.unit} />
                  </Table.Td>
                </TestRow>
              ))}
            </TableFrame>
          </>
        )}
      </PagedList>
      {removing && <RemoveTestDialog test={removing} close={() => setRemoving(undefined)} />}
    </>
  );
}
