import { Button, Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconEye, IconEyeOff, IconIdBadge2, IconPlus } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Identity } from '../../shared/identity-fields.ts';
import { patientSortKeys } from '../../shared/patient-records.ts';
import { useCall } from '../api/hooks.ts';
import { useSession } from '../session/session.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ListSearch } from '../ui/list-search.tsx';
import { Page } from '../ui/page.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { cycleSort, readSort, writeSort } from '../ui/sort.ts';
import { PatientExportMenu } from './export-menu.tsx';
import { readPatientFilters } from './filter-address.ts';
import { PatientFilters } from './patient-filters.tsx';
import { PatientsTable } from './patients-table.tsx';
import { ReviewsLink } from './reviews-link.tsx';
import { useIdentityAction } from './use-identity-action.ts';
import { useLook } from './use-look.tsx';
import { usePatientAddress, usePatientList } from './use-patient-list.ts';
import { useRevealed } from './use-revealed.ts';

const pageSize = 50;

/** The patients whom the reader may see, their identities hidden until somebody looks. */
export function PatientsPage() {
  const { t } = useTranslation('patients');
  const { can } = useSession();
  const address = usePatientAddress();
  const choices = useCall('patients.choices', {});
  const search = address.search.trim();
  const filters = readPatientFilters(address.filter);
  const sort = readSort(address.filter('sort'), patientSortKeys);
  const chosen = {
    ...(search === '' ? {} : { search }),
    ...(Object.keys(filters).length === 0 ? {} : { filters }),
    ...(sort.length === 0
      ? {}
      : { sort: sort.map(({ by, direction }) => ({ key: by, descending: direction === 'desc' })) }),
  };
  const list = usePatientList({ ...chosen, page: address.page, pageSize });
  const shownIds = (list.data?.items ?? []).map(({ id }) => id).join();
  const { revealed, reveal, pending, said, dialog } = useRevealRows(shownIds);
  const studies = choices.data?.studies ?? [];
  const readable = (list.data?.items ?? []).filter(({ readable }) => readable).map(({ id }) => id);
  const add = can('patients:create') && (
    <Button component={Link} to="/patients/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('new')}
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
      actions={
        <Group gap="xs">
          <ReviewsLink />
          <PatientExportMenu list={chosen} total={list.data?.total ?? 0} />
          {add}
        </Group>
      }
    >
      <Stack gap="sm" className="rems-in-order">
        <Group gap="xs">
          <ListSearch label={t('search')} hint={t('searchHint')} value={address.search} onChange={address.setSearch} />
          {readable.length > 0 &&
            (revealed.count > 0 ? (
              <Button variant="default" leftSection={<IconEyeOff size={16} aria-hidden />} onClick={revealed.hideAll}>
                {t('look.hideAll')}
              </Button>
            ) : (
              <Button
                variant="default"
                loading={pending}
                leftSection={<IconEye size={16} aria-hidden />}
                title={t('look.onRecord')}
                onClick={() => reveal(readable)}
              >
                {t('look.all')}
              </Button>
            ))}
        </Group>
        <PatientFilters address={address} />
        <VisuallyHidden role="status">{said}</VisuallyHidden>
        <PagedList
          list={list}
          address={address}
          pageSize={pageSize}
          empty={
            choices.data !== undefined && studies.length === 0 ? (
              <EmptyState icon={IconIdBadge2} title={t('noStudyTitle')}>
                {t('noStudyText')}
              </EmptyState>
            ) : (
              <EmptyState
                icon={IconIdBadge2}
                title={t('emptyTitle')}
                actions={
                  can('patients:create') && (
                    <Button component={Link} to="/patients/new" leftSection={<IconPlus size={16} aria-hidden />}>
                      {t('first')}
                    </Button>
                  )
                }
              >
                {t(can('patients:create') ? 'emptyText' : 'emptyRead')}
              </EmptyState>
            )
          }
        >
          {(items) => (
            <PatientsTable
              patients={items}
              withStudy={studies.length > 1}
              revealed={revealed}
              onReveal={(id) => reveal([id])}
              sort={sort}
              onSort={(by) => address.setFilter('sort', writeSort(cycleSort(sort, by)))}
            />
          )}
        </PagedList>
      </Stack>
      {dialog}
    </Page>
  );
}

/** Identities of rows that are on screen, for a while; a row that leaves the screen is hidden. */
function useRevealRows(shownIds: string) {
  const { t } = useTranslation('patients');
  const revealed = useRevealed<Identity | null>();
  const { look, pending, dialog } = useLook();
  const action = useIdentityAction('patients.reveal');
  const [looked, setLooked] = useState(0);
  // What somebody is reading stays when a colleague creates a patient meanwhile.
  const keepOnly = useEffectEvent(revealed.keepOnly);
  useEffect(() => keepOnly(shownIds.split(',').map(Number)), [shownIds]);
  const { count } = revealed;
  const said = count > 0 ? t('look.shown', { count }) : looked > 0 ? t('look.hidden') : '';
  return {
    revealed,
    pending,
    dialog,
    said,
    reveal: (ids: readonly number[]) =>
      look(async (reason) => {
        const show = revealed.begin();
        const { items } = await action.run({ ids: [...ids], ...(reason === undefined ? {} : { reason }) });
        show(items.map(({ id, identity }) => [id, identity]));
        setLooked((before) => before + 1);
      }),
  };
}
