import { Stack } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { BackButton } from '../ui/record-frame.tsx';
import { useListAddress } from '../ui/use-list-address.ts';
import { ReviewCard } from './review-card.tsx';

const pageSize = 20;

/** Reviews that the reader asked for or may decide, those that wait first. */
export function ReviewsPage() {
  const { t } = useTranslation('patient-reviews');
  const address = useListAddress([]);
  // Answers may name somebody: they are forgotten with the page.
  const list = useCall(
    'patients.reviews',
    { page: address.page, pageSize },
    { placeholderData: keepPreviousData, gcTime: 0 },
  );
  return (
    <Page title={t('title')} lead={t('lead')} actions={<BackButton list="/patients" />}>
      <PagedList
        list={list}
        address={address}
        pageSize={pageSize}
        empty={
          <EmptyState icon={IconUserQuestion} title={t('emptyTitle')}>
            {t('emptyText')}
          </EmptyState>
        }
      >
        {(items) => (
          <Stack gap="sm" component="ul" className="rems-plain-list" aria-label={t('list')}>
            {items.map((review) => (
              <li key={review.id}>
                <ReviewCard review={review} />
              </li>
            ))}
          </Stack>
        )}
      </PagedList>
    </Page>
  );
}
