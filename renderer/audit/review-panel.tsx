import { Anchor, Button, Skeleton, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCircleCheck, IconEye } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { UnusualAccess } from '../../shared/audit.ts';
import { useCall } from '../api/hooks.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import { Moment } from '../ui/moment.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { Sign } from '../ui/sign.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { useListAddress } from '../ui/use-list-address.ts';
import { addressOf } from './filters-in-address.ts';
import { ReviewDialog } from './review-dialog.tsx';

const pageSize = 20;

/** What stands out since the last review, and the reviews themselves. */
export function ReviewPanel() {
  const { t } = useTranslation('audit');
  const formats = useFormats();
  const address = useListAddress([]);
  const unusual = useCall('audit.unusual', {}, { refetchOnMount: 'always' });
  const newest = useCall('audit.list', { page: 1, pageSize: 1 }, { refetchOnMount: 'always' });
  const reviews = useCall(
    'audit.reviews',
    { page: address.page, pageSize },
    { placeholderData: keepPreviousData, refetchOnMount: 'always' },
  );
  const [noting, setNoting] = useState(false);
  const head = newest.data?.items[0]?.seq;
  const due = reviews.data?.dueAt ?? null;
  const overdue = due !== null && Date.parse(due) <= Date.now();
  return (
    <Stack gap="md">
      <SectionCard title={t('unusual.title')} lead={t('unusual.lead')}>
        {unusual.error && <ErrorPanel error={unusual.error} onRetry={() => void unusual.refetch()} />}
        {unusual.isPending && <Skeleton height={22} radius="md" />}
        {unusual.data &&
          (unusual.data.items.length === 0 ? (
            <Sign icon={IconCircleCheck} tone="good">
              {t('unusual.none')}
            </Sign>
          ) : (
            <ul className="rems-plain-list">
              {unusual.data.items.map((item) => (
                <UnusualLine key={`${item.rule} ${item.actor} ${item.firstAt}`} item={item} />
              ))}
            </ul>
          ))}
      </SectionCard>
      <SectionCard
        title={t('review.title')}
        lead={
          <>
            {t('review.lead')}{' '}
            {reviews.data &&
              (due === null
                ? t('review.never')
                : t(overdue ? 'review.overdue' : 'review.due', { when: formats.relative(due) }))}
          </>
        }
        actions={
          <Button
            leftSection={<IconCheck size={16} aria-hidden />}
            // A review is noted of what was shown.
            disabled={head === undefined || unusual.data === undefined}
            onClick={() => setNoting(true)}
          >
            {t('review.note')}
          </Button>
        }
      >
        <PagedList
          list={reviews}
          address={address}
          pageSize={pageSize}
          empty={<EmptyState icon={IconEye} title={t('review.none')} />}
        >
          {(items) => (
            <TableFrame
              label={t('review.table')}
              columns={[t('fields.at'), t('review.by'), t('review.range'), t('review.noteField')]}
              minWidth={560}
            >
              {items.map((review) => (
                <Table.Tr key={review.id}>
                  <Table.Td>
                    <Moment at={review.at} />
                  </Table.Td>
                  <Table.Td data-label={t('review.by')}>{review.by}</Table.Td>
                  <Table.Td data-label={t('review.range')}>
                    {t('review.rangeText', { from: review.fromSeq, to: review.toSeq })}
                  </Table.Td>
                  <Table.Td data-label={t('review.noteField')}>{review.note ?? ''}</Table.Td>
                </Table.Tr>
              ))}
            </TableFrame>
          )}
        </PagedList>
      </SectionCard>
      {noting && head !== undefined && <ReviewDialog seq={head} close={() => setNoting(false)} />}
    </Stack>
  );
}

function UnusualLine({ item }: { readonly item: UnusualAccess }) {
  const { t } = useTranslation('audit');
  const formats = useFormats();
  return (
    <Text component="li" size="sm" py={4}>
      <Sign icon={IconAlertTriangle} tone="warning">
        {t(`unusual.rules.${item.rule}`)}
      </Sign>{' '}
      {item.actor} · {t('unusual.times', { count: item.count })} · {formats.instant(item.firstAt)}
      {item.lastAt !== item.firstAt && ` – ${formats.instant(item.lastAt)}`}{' '}
      <Anchor component={Link} size="sm" underline="always" to={addressOf(item.filters)}>
        {t('unusual.show')}
      </Anchor>
    </Text>
  );
}
