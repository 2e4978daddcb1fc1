import { Anchor, Table } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SentReminder } from '../../shared/reminders.ts';
import { useCall } from '../api/hooks.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { useFormats } from '../ui/formats.ts';
import { Moment } from '../ui/moment.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { useListAddress } from '../ui/use-list-address.ts';

const pageSize = 25;

/** What was sent, on record for ever. */
export function SentCard() {
  const { t } = useTranslation('reminders');
  const address = useListAddress<never>([]);
  const list = useCall('reminders.sent', { page: address.page, pageSize }, { placeholderData: keepPreviousData });
  const columns = (['when', 'about', 'moment', 'to', 'how', 'rule'] as const).map((field) => t(`sent.${field}`));
  return (
    <SectionCard title={t('sent.title')}>
      <PagedList
        list={list}
        address={address}
        pageSize={pageSize}
        empty={<EmptyState icon={IconBell} title={t('sent.none')} />}
      >
        {(items) => (
          <TableFrame label={t('sent.table')} columns={columns} minWidth={860}>
            {items.map((sent) => (
              <SentRow key={sent.id} sent={sent} />
            ))}
          </TableFrame>
        )}
      </PagedList>
    </SectionCard>
  );
}

function SentRow({ sent }: { readonly sent: SentReminder }) {
  const { t } = useTranslation('reminders');
  const channel = t(`channels.${sent.channel}`);
  const { datesIn } = useFormats();
  const label = datesIn(sent.about === 'finding' ? t('sent.finding', { label: sent.label }) : sent.label);
  return (
    <Table.Tr>
      <Table.Td data-label={t('sent.when')}>
        <Moment at={sent.sentAt} />
      </Table.Td>
      <Table.Td data-label={t('sent.about')}>
        {sent.link === null ? (
          label
        ) : (
          <Anchor component={Link} to={sent.link} size="sm">
            {label}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td data-label={t('sent.moment')}>{useStage(sent.stage)}</Table.Td>
      <Table.Td data-label={t('sent.to')}>{sent.recipient}</Table.Td>
      <Table.Td data-label={t('sent.how')}>
        {sent.mailState === null ? channel : `${channel}, ${t(`sent.mail.${sent.mailState}`)}`}
      </Table.Td>
      <Table.Td data-label={t('sent.rule')}>{sent.rule}</Table.Td>
    </Table.Tr>
  );
}

/** The moment of a reminder in words: `before-30`, `limit`, `overdue-2024-05-20`. */
function useStage(stage: string): string {
  const { t } = useTranslation('reminders');
  const [kind = '', days = ''] = stage.split('-');
  if (kind === 'before') return t('sent.stages.before', { days });
  return t(kind === 'limit' ? 'sent.stages.limit' : 'sent.stages.overdue');
}
