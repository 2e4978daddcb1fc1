import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Standing } from './urgency.ts';

/** Says in few words how a clock or a unit stands: `12 days left`, `Never tested`. */
export function useStandingText(): (standing: Standing) => string {
  const { t } = useTranslation('obligations');
  return useMemo(
    () =>
      ({ status, daysLeft }) => {
        const counted = status === 'overdue' || status === 'upcoming' || status === 'compliant';
        if (!counted || daysLeft === null) return t(`status.${status}`);
        if (daysLeft < 0) return t('left.over', { count: -daysLeft });
        return daysLeft === 0 ? t('left.today') : t('left.days', { count: daysLeft });
      },
    [t],
  );
}
