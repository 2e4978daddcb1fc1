import { Anchor, Button, Group, Modal, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconClockExclamation } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AuditEntry } from '../../shared/audit.ts';
import { useCall } from '../api/hooks.ts';
import { useEntryWords, workstationTime } from '../parts/history/entry-words.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Facts } from '../ui/facts.tsx';
import { useFormats } from '../ui/formats.ts';
import { Sign } from '../ui/sign.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { useReturnFocus } from '../ui/use-return-focus.ts';
import { origin } from './entry-table.tsx';
import { addressOf } from './filters-in-address.ts';

/** One entry whole: old and new beside each other, and its place in the chain. */
export function EntryDialog({ seq, show }: { readonly seq: number; show(seq: number | null): void }) {
  useReturnFocus();
  const { t } = useTranslation(['audit', 'ui']);
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const entry = useCall('audit.entry', { seq }, { placeholderData: keepPreviousData, retry: false });
  return (
    <Modal
      opened
      onClose={() => show(null)}
      title={t('entry.title', { seq })}
      size="xl"
      centered
      fullScreen={narrow}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'ui' }) }}
    >
      <Stack gap="md">
        {entry.error && <ErrorPanel error={entry.error} />}
        {entry.isPending && <Skeleton height={320} radius="md" />}
        {entry.data && !entry.error && <EntryFacts entry={entry.data} />}
        <Group justify="space-between">
          <Button
            variant="default"
            leftSection={<IconChevronLeft size={16} aria-hidden />}
            disabled={seq <= 1}
            onClick={() => show(seq - 1)}
          >
            {t('entry.previous')}
          </Button>
          <Button
            variant="default"
            rightSection={<IconChevronRight size={16} aria-hidden />}
            disabled={entry.error !== null}
            onClick={() => show(seq + 1)}
          >
            {t('entry.next')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function EntryFacts({ entry }: { readonly entry: AuditEntry }) {
  const { t } = useTranslation('audit');
  const formats = useFormats();
  const words = useEntryWords();
  const record = words.record(entry);
  return (
    <>
      <Facts
        of={[
          [
            t('fields.at'),
            <span key="at">
              {formats.instant(entry.at)}
              <Text size="xs" c="dimmed">
                {t('entry.local', { time: workstationTime(entry) })}
              </Text>
              {entry.clockBack && (
                <Sign icon={IconClockExclamation} tone="warning">
                  {t('clockBack')}
                </Sign>
              )}
            </span>,
          ],
          [t('fields.actor'), words.actor(entry.actor)],
          [t('fields.action'), words.act(entry)],
          ...(record === ''
            ? []
            : [
                [
                  t('fields.record'),
                  <span key="record">
                    {record}{' '}
                    {entry.entityId !== null && (
                      <Anchor
                        component={Link}
                        size="sm"
                        to={addressOf({ entity: entry.entity, entityId: entry.entityId })}
                      >
                        {t('entry.history')}
                      </Anchor>
                    )}
                  </span>,
                ] as const,
              ]),
          [
            t('fields.origin'),
            [t(`origins.${origin(entry.origin)}`), entry.address].filter((part) => part !== null).join(' · '),
          ],
          ...(entry.reason === null ? [] : [[t('fields.reason'), entry.reason] as const]),
          ...(entry.importId === null ? [] : [[t('fields.importId'), `#${entry.importId}`] as const]),
        ]}
      />
      <div>
        <Title order={3} mb="xs">
          {t('entry.changes')}
        </Title>
        {entry.changes.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('entry.nothing')}
          </Text>
        ) : (
          <TableFrame
            label={t('entry.changes')}
            columns={[t('entry.field'), t('entry.old'), t('entry.new')]}
            minWidth={480}
          >
            {entry.changes.map((change) => (
              <Table.Tr key={change.field}>
                <Table.Td>{words.field(entry.entity, change.field)}</Table.Td>
                <Table.Td data-label={t('entry.old')} style={{ overflowWrap: 'anywhere' }}>
                  {words.value(change, 'old')}
                </Table.Td>
                <Table.Td data-label={t('entry.new')} style={{ overflowWrap: 'anywhere' }}>
                  {words.value(change, 'new')}
                </Table.Td>
              </Table.Tr>
            ))}
          </TableFrame>
        )}
      </div>
      <div>
        <Title order={3} mb="xs">
          {t('entry.chain')}
        </Title>
        <Facts
          of={[
            [t('fields.code'), entry.action],
            [t('fields.requestId'), <Mono key="request">{entry.requestId}</Mono>],
            [t('fields.prevHash'), <Mono key="previous">{entry.prevHash}</Mono>],
            [t('fields.hash'), <Mono key="hash">{entry.hash}</Mono>],
          ]}
        />
      </div>
    </>
  );
}

function Mono({ children }: { readonly children: string }) {
  return (
    <Text span size="xs" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
      {children}
    </Text>
  );
}
