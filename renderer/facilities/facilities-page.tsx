import { Anchor, Button, Checkbox, Group, Stack, Table, Text } from '@mantine/core';
import { IconBuildingHospital, IconListDetails } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { FacilityInBrief } from '../../shared/facilities.ts';
import { useCall } from '../api/hooks.ts';
import { useSession } from '../session/session.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useFormats } from '../ui/formats.ts';
import { ListSearch } from '../ui/list-search.tsx';
import { Page } from '../ui/page.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { useListAddress } from '../ui/use-list-address.ts';
import { DueSigns } from './due-signs.tsx';
import { FacilityStanding } from './facility-standing.tsx';
import { NextDue } from './next-due.tsx';

const names = ['all'] as const;
const pageSize = 50;

/** Every facility with what stands and is due there. */
export function FacilitiesPage() {
  const { t } = useTranslation('facilities');
  const { can } = useSession();
  const address = useListAddress(names);
  const search = address.search.trim();
  const all = address.filter('all') === '1';
  const list = useCall(
    'facilities.list',
    {
      ...(search === '' ? {} : { search }),
      ...(all ? { includeInactive: true } : {}),
      page: address.page,
      pageSize,
    },
    { placeholderData: keepPreviousData },
  );
  const toLookups = can('lookups:write') && (
    <Button
      component={Link}
      to="/admin/lookups/facility"
      variant="default"
      leftSection={<IconListDetails size={16} aria-hidden />}
    >
      {t('change')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      beside={
        <Text size="sm" c="dimmed" aria-hidden>
          {list.data === undefined ? '' : t('count', { count: list.data.total })}
        </Text>
      }
      actions={toLookups}
    >
      <Stack gap="sm">
        <Group gap="md">
          <ListSearch label={t('search')} value={address.search} onChange={address.setSearch} />
          <Checkbox
            size="sm"
            label={t('includeInactive')}
            checked={all}
            onChange={(event) => address.setFilter('all', event.currentTarget.checked ? '1' : null)}
          />
        </Group>
        <PagedList
          list={list}
          address={address}
          pageSize={pageSize}
          empty={
            <EmptyState icon={IconBuildingHospital} title={t('emptyTitle')} actions={toLookups}>
              {t('emptyText')}
            </EmptyState>
          }
        >
          {(items) => <FacilityTable facilities={items} />}
        </PagedList>
      </Stack>
    </Page>
  );
}

function FacilityTable({ facilities }: { readonly facilities: readonly FacilityInBrief[] }) {
  const { t } = useTranslation('facilities');
  const formats = useFormats();
  const location = useLocation();
  const columns = (['name', 'address', 'inService', 'others', 'due', 'nextLimitOn'] as const).map((name) =>
    t(`columns.${name}`),
  );
  return (
    <TableFrame label={t('title')} columns={columns} minWidth={780}>
      {facilities.map(({ units, due, ...facility }) => (
        <Table.Tr key={facility.id} {...(facility.active ? {} : { c: 'dimmed' })}>
          <Table.Td miw="8rem">
            <Anchor
              component={Link}
              to={`/facilities/${facility.id}`}
              state={{ from: location.pathname + location.search }}
              size="sm"
              fw={600}
            >
              {facility.name}
            </Anchor>
            {facility.fullName !== null && (
              <Text size="xs" c="dimmed">
                {facility.fullName}
              </Text>
            )}
            {!facility.active && <FacilityStanding active={false} mergedIntoName={null} />}
          </Table.Td>
          <Table.Td data-label={t('columns.address')}>{facility.address}</Table.Td>
          <Table.Td data-label={t('columns.inService')}>{formats.number(units.inService)}</Table.Td>
          <Table.Td data-label={t('columns.others')}>
            {formats.number(units.planned + units.notCovered + units.retired)}
          </Table.Td>
          <Table.Td data-label={t('columns.due')}>
            <DueSigns due={due} />
          </Table.Td>
          <Table.Td data-label={t('columns.nextLimitOn')}>
            <NextDue due={due} />
          </Table.Td>
        </Table.Tr>
      ))}
    </TableFrame>
  );
}
