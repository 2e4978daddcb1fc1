import { Button, Group, Table, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClockExclamation,
  IconPlugConnectedX,
  IconPlus,
  IconServer,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Destination } from '../../shared/backup.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { useAtConsole } from '../parts/backups/use-at-console.ts';
import { useMeasures } from '../parts/backups/use-measures.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useFormats } from '../ui/formats.ts';
import { Moment } from '../ui/moment.tsx';
import { useNotify } from '../ui/notify.ts';
import { Sign } from '../ui/sign.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { PlaceDialog } from './place-dialog.tsx';
import { useBackupRun } from './use-backup-run.ts';
import { useBackupActs } from './use-backup-state.ts';

const signs = {
  ok: [IconCircleCheck, 'good'],
  behind: [IconClockExclamation, 'warning'],
  absent: [IconPlugConnectedX, 'info'],
  refused: [IconAlertTriangle, 'bad'],
} as const;

/** Where copies go, how each place stands, and the way to add one. */
export function PlacesPanel({ destinations }: { readonly destinations: readonly Destination[] }) {
  const { t } = useTranslation('backup');
  const [adding, setAdding] = useState(false);
  const columns = (['place', 'state', 'newest', 'free', 'acts'] as const).map((name) => t(`places.${name}`));
  const here = useAtConsole();
  return (
    <>
      <Group justify="space-between" mb="sm" gap="sm" align="flex-start">
        <Text size="sm" c="dimmed" maw="70ch" flex="1 1 20rem">
          {t('places.lead')}
        </Text>
        {here && (
          <Button size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            {t('places.add')}
          </Button>
        )}
      </Group>
      {!here && (
        <Text size="sm" mb="sm">
          {t('places.elsewhere')}
        </Text>
      )}
      {destinations.length === 0 ? (
        <EmptyState icon={IconServer} title={t('places.none')}>
          {t('places.noneHint')}
        </EmptyState>
      ) : (
        <TableFrame label={t('places.table')} columns={columns} minWidth={760}>
          {destinations.map((place) => (
            <PlaceRow key={place.id} place={place} />
          ))}
        </TableFrame>
      )}
      {adding && <PlaceDialog close={() => setAdding(false)} />}
    </>
  );
}

function PlaceRow({ place }: { readonly place: Destination }) {
  const { t } = useTranslation('backup');
  const sentence = useSentence();
  const formats = useFormats();
  const measures = useMeasures();
  const confirm = useConfirm();
  const notify = useNotify();
  const touch = useTouch();
  const busy = useBackupActs();
  const { copy } = useBackupRun();
  const remove = useAction('backup.removeDestination', {
    onSuccess: () => {
      touch('backup');
      notify.done(t('places.removed', { place: place.label }));
    },
    onError: notify.failed,
  });
  const [icon, tone] = signs[place.state];
  const ask = async () => {
    const yes = await confirm({
      title: t('places.removeTitle', { place: place.label }),
      message: t('places.removeMessage'),
      confirmLabel: t('places.remove'),
      danger: true,
    });
    if (yes) remove.mutate({ id: place.id });
  };
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={600}>
          {place.label}
        </Text>
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {place.path}
          {place.removable && ` · ${t('places.removable')}`}
        </Text>
      </Table.Td>
      <Table.Td data-label={t('places.state')}>
        <Sign icon={icon} tone={tone}>
          {t(`places.states.${place.state}`)}
        </Sign>
        {place.message !== null && (
          <Text size="xs" c="dimmed" mt={2} maw="40ch">
            {formats.datesIn(sentence(place.message))}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-label={t('places.newest')}>
        {place.lastCopyAt === null ? t('never') : <Moment at={place.lastCopyAt} />}
      </Table.Td>
      <Table.Td data-label={t('places.free')}>
        {place.freeBytes === null ? '' : measures.bytes(place.freeBytes)}
      </Table.Td>
      <Table.Td>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('places.copyTo', { place: place.label })}
            disabled={busy}
            loading={copy.isPending}
            onClick={() => copy.mutate({ destinationId: place.id })}
          >
            {t('places.copy')}
          </Button>
          <Button
            component={Link}
            to={`/admin/backups?place=${place.id}`}
            size="compact-sm"
            variant="default"
            aria-label={t('places.showOf', { place: place.label })}
          >
            {t('places.show')}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            aria-label={t('places.removeOf', { place: place.label })}
            loading={remove.isPending}
            onClick={() => void ask()}
          >
            {t('places.remove')}
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
