import { Group, Select } from '@mantine/core';
import { IconDatabaseExport } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Destination, SetName } from '../../shared/backup.ts';
import { useCall } from '../api/hooks.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { useListAddress } from '../ui/use-list-address.ts';
import { SetDialog } from './set-dialog.tsx';
import { SetTable } from './set-table.tsx';

const pageSize = 25;
const noFilters = [] as const;

/** The sets of this workstation, or of one of its second places. */
export function SetsPanel({ destinations }: { readonly destinations: readonly Destination[] }) {
  const { t } = useTranslation('backup');
  const address = useListAddress(noFilters);
  const [params, setParams] = useSearchParams();
  const place = destinations.find(({ id }) => String(id) === params.get('place'))?.id;
  const [shown, setShown] = useState<SetName>();
  const sets = useCall(
    'backup.sets',
    { ...(place === undefined ? {} : { destinationId: place }), page: address.page, pageSize },
    { placeholderData: keepPreviousData, refetchOnMount: 'always' },
  );
  const open = sets.data?.items.find(({ name }) => name === shown);
  return (
    <>
      {destinations.length > 0 && (
        <Group mb="sm">
          <Select
            aria-label={t('set.where')}
            data={[
              { value: '', label: t('set.here') },
              ...destinations.map(({ id, label }) => ({ value: String(id), label })),
            ]}
            value={place === undefined ? '' : String(place)}
            allowDeselect={false}
            onChange={(value) =>
              setParams(value === null || value === '' ? {} : { place: value }, { preventScrollReset: true })
            }
            openOnFocus={false}
          />
        </Group>
      )}
      <PagedList
        list={sets}
        address={address}
        pageSize={pageSize}
        empty={
          <EmptyState icon={IconDatabaseExport} title={t(place === undefined ? 'set.none' : 'set.noneThere')}>
            {t(place === undefined ? 'set.noneHint' : 'set.noneThereHint')}
          </EmptyState>
        }
      >
        {(items) => (
          <SetTable sets={items} destinations={destinations} place={place} onDetails={({ name }) => setShown(name)} />
        )}
      </PagedList>
      {open && <SetDialog key={open.name} set={open} place={place} close={() => setShown(undefined)} />}
    </>
  );
}
