import { Anchor, Button, Skeleton, Stack, Table } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Study } from '../../shared/studies.ts';
import { useCall } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import { Page } from '../ui/page.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { RegistryCard } from './registry-card.tsx';
import { StudyDialog } from './study-dialog.tsx';
import { StudySigns, usePeopleText } from './study-signs.tsx';

/** All studies of the registry, and how it works here. No patient is shown. */
export function StudiesPage() {
  const { t } = useTranslation('studies');
  const navigate = useNavigate();
  const studies = useCall('studies.list', {});
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<number>();
  // Only when the form has gone: nothing is unsaved any more.
  useEffect(() => {
    if (made !== undefined) void navigate(`/admin/studies/${made}`);
  }, [made, navigate]);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
          {t('new')}
        </Button>
      }
    >
      <Stack gap="md">
        {studies.error && <ErrorPanel error={studies.error} onRetry={() => void studies.refetch()} />}
        {studies.isPending && <Skeleton height={160} radius="md" />}
        {studies.data !== undefined && (
          <TableFrame
            label={t('title')}
            columns={[t('fields.name'), t('fields.prefix'), t('fields.people'), t('fields.patients')]}
            minWidth={620}
          >
            {studies.data.items.map((study) => (
              <StudyRow key={study.id} study={study} />
            ))}
          </TableFrame>
        )}
        <RegistryCard />
      </Stack>
      {adding && <StudyDialog saved={({ id }) => setMade(id)} close={() => setAdding(false)} />}
    </Page>
  );
}

function StudyRow({ study }: { readonly study: Study }) {
  const { t } = useTranslation('studies');
  const formats = useFormats();
  const people = usePeopleText();
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={`/admin/studies/${study.id}`} size="sm" fw={600}>
          {study.name}
        </Anchor>{' '}
        <StudySigns study={study} />
      </Table.Td>
      <Table.Td data-label={t('fields.prefix')}>{study.prefix}</Table.Td>
      <Table.Td data-label={t('fields.people')}>{people(study)}</Table.Td>
      <Table.Td data-label={t('fields.patients')}>{formats.number(study.patients)}</Table.Td>
    </Table.Tr>
  );
}
