import { Button } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCall } from '../api/hooks.ts';

/** The way to the reviews, with how many wait. */
export function ReviewsLink() {
  const { t } = useTranslation('patient-reviews');
  const { data } = useCall('patients.reviews', { open: true, pageSize: 1 });
  const waiting = data?.total ?? 0;
  return (
    <Button
      component={Link}
      to="/patients/reviews"
      variant="default"
      leftSection={<IconUserQuestion size={16} aria-hidden />}
    >
      {waiting === 0 ? t('link') : t('count', { count: waiting })}
    </Button>
  );
}
