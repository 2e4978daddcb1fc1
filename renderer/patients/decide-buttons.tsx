import { Button, Text } from '@mantine/core';
import { IconUserCheck, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientReview } from '../../shared/patient-reviews.ts';
import { useSession } from '../session/session.tsx';
import { DecideDialog } from './decide-dialog.tsx';

/** The two answers to a review; a second patient of one hospital number is not among them. */
export function DecideButtons({ review }: { readonly review: PatientReview }) {
  const { t } = useTranslation('patient-reviews');
  const { can } = useSession();
  const [decision, setDecision] = useState<'same' | 'other'>();
  const hindrance = !can('patients:create') ? t('other.forbidden') : review.by === 'ipp' ? t('other.ipp') : undefined;
  return (
    <>
      <Button size="xs" leftSection={<IconUserCheck size={16} aria-hidden />} onClick={() => setDecision('same')}>
        {t('same.button')}
      </Button>
      {can('patients:create') && (
        <Button
          size="xs"
          variant={review.by === 'ipp' ? 'default' : 'filled'}
          leftSection={<IconUserPlus size={16} aria-hidden />}
          onClick={() => setDecision('other')}
        >
          {t('other.button')}
        </Button>
      )}
      {hindrance !== undefined && (
        <Text size="xs" c="dimmed" w="100%">
          {hindrance}
        </Text>
      )}
      {decision !== undefined && (
        <DecideDialog review={review} decision={decision} close={() => setDecision(undefined)} />
      )}
    </>
  );
}
