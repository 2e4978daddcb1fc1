import { Skeleton } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SectionCard } from '../../ui/section-card.tsx';
import { HistoryList, type HistoryOf } from './history-list.tsx';

/** The history of a record as a part of its page; asked for when it comes into view. */
export function HistoryCard(props: HistoryOf) {
  const { t } = useTranslation('history');
  const { ref, entry } = useIntersection<HTMLDivElement>({ rootMargin: '200px' });
  const [seen, setSeen] = useState(false);
  if (entry?.isIntersecting && !seen) setSeen(true);
  return (
    <div ref={ref}>
      <SectionCard title={t('title')}>
        {seen ? <HistoryList {...props} /> : <Skeleton height={160} animate={false} />}
      </SectionCard>
    </div>
  );
}
