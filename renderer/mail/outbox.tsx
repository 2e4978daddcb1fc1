import { Button, Select, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconClock, IconMail } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OutgoingMail } from '../../shared/mail.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Moment } from '../ui/moment.tsx';
import { useNotify } from '../ui/notify.ts';
import { PagedList } from '../ui/paged-list.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { Sign } from '../ui/sign.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { useListAddress } from '../ui/use-list-address.ts';

const filters = ['state'] as const;
const states = ['queued', 'sent', 'failed'] as const;
const pageSize = 25;
const signs = {
  queued: [IconClock, 'info'],
  sent: [IconCircleCheck, 'good'],
  failed: [IconAlertTriangle, 'bad'],
} as const;

/** What was sent, what waits, what failed. */
export function Outbox() {
  const { t } = useTranslation('mail');
  const address = useListAddress(filters);
  const state = states.find((known) => known === address.filter('state'));
  const list = useCall(
    'mail.outbox',
    { ...(state === undefined ? {} : { state }), page: address.page, pageSize },
    { placeholderData: keepPreviousData },
  );
  const columns = (['recipient', 'subject', 'state', 'when', 'attempts', 'act'] as const).map((field) =>
    t(`outbox.fields.${field}`),
  );
  return (
    <SectionCard
      title={t('outbox.title')}
      lead={t('outbox.lead')}
      actions={
        <Select
          aria-label={t('outbox.fields.state')}
          placeholder={t('outbox.all')}
          data={states.map((value) => ({ value, label: t(`outbox.states.${value}`) }))}
          value={state ?? null}
          onChange={(value) => address.setFilter('state', value)}
          clearable
          clearButtonProps={{ 'aria-label': t('outbox.all') }}
          openOnFocus={false}
          maw={180}
        />
      }
    >
      <PagedList
        list={list}
        address={address}
        pageSize={pageSize}
        empty={<EmptyState icon={IconMail} title={t('outbox.none')} />}
      >
        {(items) => (
          <TableFrame label={t('outbox.table')} columns={columns} minWidth={820}>
            {items.map((mail) => (
              <MailRow key={mail.id} mail={mail} />
            ))}
          </TableFrame>
        )}
      </PagedList>
    </SectionCard>
  );
}

function MailRow({ mail }: { readonly mail: OutgoingMail }) {
  const { t } = useTranslation('mail');
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const retry = useAction('mail.retry', {
    onSuccess: () => {
      touch('mail');
      notify.done(t('outbox.retried'));
    },
    onError: notify.failed,
  });
  const [icon, tone] = signs[mail.state];
  return (
    <Table.Tr>
      <Table.Td>{mail.recipient}</Table.Td>
      <Table.Td data-label={t('outbox.fields.subject')}>
        {mail.subject}
        <Text size="xs" c="dimmed">
          {t(`outbox.kinds.${mail.kind}`)}
        </Text>
      </Table.Td>
      <Table.Td data-label={t('outbox.fields.state')}>
        <Sign icon={icon} tone={tone}>
          {t(`outbox.states.${mail.state}`)}
        </Sign>
        {mail.state === 'queued' && mail.attempts > 0 && mail.nextAttemptAt !== null && (
          <Text size="xs" c="dimmed">
            {t('outbox.next')} <Moment at={mail.nextAttemptAt} />
          </Text>
        )}
        {mail.lastError !== null && (
          <Text size="xs" c="dimmed" maw="60ch">
            {sentence(mail.lastError)}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-label={t('outbox.fields.when')}>
        <Moment at={mail.createdAt} />
      </Table.Td>
      <Table.Td data-label={t('outbox.fields.attempts')}>{mail.attempts}</Table.Td>
      <Table.Td>
        {mail.state === 'failed' && mail.kind !== 'test' && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t('outbox.retryNamed', { recipient: mail.recipient })}
            loading={retry.isPending}
            onClick={() => retry.mutate({ id: mail.id })}
          >
            {t('outbox.retry')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
