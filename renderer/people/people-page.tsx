import { Button, Chip, Group, Select, Stack, Text } from '@mantine/core';
import { IconAddressBook, IconFileImport, IconPlus } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { type PersonStatus, personRoles, personSortKeys, personStatuses } from '../../shared/people.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { useViewAddress } from '../parts/views/use-view-address.ts';
import { ViewsMenu } from '../parts/views/views-menu.tsx';
import { useSession } from '../session/session.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FilesMenu } from '../ui/files-menu.tsx';
import { ListSearch } from '../ui/list-search.tsx';
import { Page } from '../ui/page.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { cycleSort, readSort, writeSort } from '../ui/sort.ts';
import { useHandedOut } from '../ui/use-handed-out.ts';
import { useListAddress } from '../ui/use-list-address.ts';
import { PeopleTable } from './people-table.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { useCopyPeople } from './use-copy-people.ts';

const filters = ['role', 'show'] as const;
const sortName = 'sort';
/** What the list shows besides active people: everybody, or those of one status. */
const shows = ['all', ...personStatuses] as const;
const pageSize = 50;

/** Everybody who has to do with the equipment: found, filtered by role and status, sorted. */
export function PeoplePage() {
  const { t } = useTranslation('people');
  const { t: tUi } = useTranslation('ui');
  const { can } = useSession();
  const navigate = useNavigate();
  const address = useListAddress<(typeof filters)[number] | typeof sortName>(filters);
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<number>();
  // Only when the form has gone: nothing is unsaved any more.
  useEffect(() => {
    if (added !== undefined) navigate(`/people/${added}`);
  }, [added, navigate]);
  const search = address.search.trim();
  const chosen = (address.filter('role') ?? '').split('.');
  const roles = personRoles.filter((role) => chosen.includes(role));
  const show = shows.find((one) => one === address.filter('show'));
  const [sort] = readSort(address.filter(sortName), personSortKeys);
  const chosenOnes = {
    ...(search === '' ? {} : { search }),
    ...(roles.length === 0 ? {} : { roles }),
    ...(show === 'all' ? { includeInactive: true } : show === undefined ? {} : { status: [show] }),
  };
  const sorted = { ...chosenOnes, ...(sort === undefined ? {} : { sort }) };
  const list = useCall(
    'people.list',
    { ...sorted, page: address.page, pageSize },
    { placeholderData: keepPreviousData },
  );
  const view = useViewAddress();
  const { copyMatching, pending: copying } = useCopyPeople();
  const add = can('people:write') && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t('new')}
    </Button>
  );
  const importAt = can('equipment:import') ? '/equipment/import?kind=people' : undefined;
  const bring = can('people:write') && importAt !== undefined && (
    <Button component={Link} to={importAt} variant="default" leftSection={<IconFileImport size={16} aria-hidden />}>
      {t('import')}
    </Button>
  );
  const handedOut = useHandedOut((name) => tUi('files.done', { name }));
  const files = useAction('people.export', handedOut);
  const filesMenu = can('people:write') && (
    <FilesMenu
      pending={files.isPending}
      hint={tUi('files.people')}
      importAt={importAt}
      onExport={(form) => files.mutate({ ...chosenOnes, ...form })}
    />
  );
  const statusName = (status: PersonStatus) => t(`statuses.${status}`);

  return (
    <Page
      title={t('title')}
      beside={
        <Text size="sm" c="dimmed" aria-hidden>
          {list.data === undefined ? '' : t('count', { count: list.data.total })}
        </Text>
      }
      actions={
        <Group gap="xs">
          {filesMenu}
          {add}
        </Group>
      }
    >
      <Stack gap="sm">
        <Group gap="xs">
          <ListSearch label={t('search')} hint={t('searchHint')} value={address.search} onChange={address.setSearch} />
          <Select
            aria-label={t('show')}
            data={[
              { value: 'active', label: t('shows.active') },
              { value: 'all', label: t('shows.all') },
              ...personStatuses.map((value) => ({ value, label: statusName(value) })),
            ]}
            value={show ?? 'active'}
            onChange={(value) => address.setFilter('show', value === 'active' ? null : value)}
            allowDeselect={false}
            openOnFocus={false}
            flex="1 1 10rem"
            maw={240}
          />
          <ViewsMenu list="people" {...view} />
          <CopyButton pending={copying} copy={() => void copyMatching(sorted)} />
        </Group>
        <Chip.Group
          multiple
          value={roles}
          onChange={(next) => address.setFilter('role', personRoles.filter((role) => next.includes(role)).join('.'))}
        >
          <Group gap={6} role="group" aria-label={t('rolesFilter')}>
            {personRoles.map((role) => (
              <Chip key={role} value={role} size="xs" variant="outline">
                {t(`roles.${role}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <PagedList
          list={list}
          address={address}
          pageSize={pageSize}
          empty={
            <EmptyState
              icon={IconAddressBook}
              title={t('emptyTitle')}
              actions={
                <Group gap="xs">
                  {bring}
                  {add}
                </Group>
              }
            >
              {t('emptyText')}
            </EmptyState>
          }
        >
          {(items) => (
            <PeopleTable
              people={items}
              sort={sort === undefined ? [] : [sort]}
              onSort={(by) =>
                address.setFilter(sortName, writeSort(cycleSort(sort === undefined ? [] : [sort], by).slice(0, 1)))
              }
            />
          )}
        </PagedList>
      </Stack>
      {adding && (
        <PersonDialog
          close={() => setAdding(false)}
          onSaved={(person) => {
            setAdding(false);
            setAdded(person.id);
          }}
        />
      )}
    </Page>
  );
}
