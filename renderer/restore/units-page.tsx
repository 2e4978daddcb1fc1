import { Button, Group, Stack, Switch, Table, Text } from '@mantine/core';
import { IconCircleCheck, IconDeviceDesktopAnalytics } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { UnitInSet } from '../../shared/restore.ts';
import { useCall } from '../api/hooks.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { useFormats } from '../ui/formats.ts';
import { ListSearch } from '../ui/list-search.tsx';
import { Page } from '../ui/page.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { useListAddress } from '../ui/use-list-address.ts';
import { BackLink } from './back-link.tsx';
import { ComparedSign } from './compared-sign.tsx';
import { useSetInAddress } from './use-set-in-address.ts';

const filters = ['all'] as const;
const pageSize = 50;

/** The units of a set beside the present; those that differ first of all. */
export function UnitsPage() {
  const { t } = useTranslation('restore');
  const formats = useFormats();
  const { input, suffix } = useSetInAddress();
  const address = useListAddress(filters);
  const differentOnly = address.filter('all') === null;
  const units = useCall(
    'restore.units',
    { ...input, search: address.search, differentOnly, page: address.page, pageSize },
    { placeholderData: keepPreviousData, refetchOnMount: 'always' },
  );
  const when = units.data?.setAt;
  const columns = [t('units.unit'), t('units.state'), t('units.tests'), t('units.compare')];
  return (
    <Page title={t('units.title')}>
      <Stack gap="md">
        <BackLink to={`/admin/backups${suffix}`}>{t('back')}</BackLink>
        <Text size="sm" c="dimmed" maw="75ch">
          {units.isPending ? '\u00a0' : t('units.lead', { when: when ? formats.instant(when) : input.set })}
        </Text>
        <Group>
          <ListSearch label={t('units.search')} value={address.search} onChange={address.setSearch} />
          <Switch
            label={t('units.differentOnly')}
            checked={differentOnly}
            onChange={(event) => address.setFilter('all', event.currentTarget.checked ? null : '1')}
          />
        </Group>
        <PagedList
          list={units}
          address={address}
          pageSize={pageSize}
          empty={
            differentOnly ? (
              <EmptyState icon={IconCircleCheck} title={t('units.noDifference')}>
                {t('units.noDifferenceHint')}
              </EmptyState>
            ) : (
              <EmptyState icon={IconDeviceDesktopAnalytics} title={t('units.none')}>
                {t('units.noneHint')}
              </EmptyState>
            )
          }
        >
          {(items) => (
            <TableFrame label={t('units.table')} columns={columns} minWidth={560}>
              {items.map((unit) => (
                <UnitRow key={unit.id} unit={unit} to={`/admin/backups/${input.set}/units/${unit.id}${suffix}`} />
              ))}
            </TableFrame>
          )}
        </PagedList>
      </Stack>
    </Page>
  );
}

function UnitRow({ unit, to }: { readonly unit: UnitInSet; readonly to: string }) {
  const { t } = useTranslation('restore');
  const formats = useFormats();
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={600}>
          {unit.label}
        </Text>
      </Table.Td>
      <Table.Td data-label={t('units.state')}>
        <ComparedSign state={unit.state} />
      </Table.Td>
      <Table.Td data-label={t('units.tests')}>{formats.number(unit.tests)}</Table.Td>
      <Table.Td>
        <Button
          component={Link}
          to={to}
          size="compact-sm"
          variant="default"
          aria-label={t('units.compareOf', { unit: unit.label })}
        >
          {t('units.compare')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
