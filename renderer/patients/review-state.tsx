import { IconArrowBackUp, IconClock, IconUserCheck, IconUserPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PatientReview } from '../../shared/patient-reviews.ts';
import { Sign } from '../ui/sign.tsx';

const looks = {
  open: { icon: IconClock, tone: 'warning' },
  same: { icon: IconUserCheck, tone: 'info' },
  other: { icon: IconUserPlus, tone: 'good' },
  withdrawn: { icon: IconArrowBackUp, tone: undefined },
} as const satisfies Record<PatientReview['state'], object>;

/** How a review stands. */
export function ReviewState({ state }: { readonly state: PatientReview['state'] }) {
  const { t } = useTranslation('patient-reviews');
  const { icon, tone } = looks[state];
  return (
    <Sign icon={icon} tone={tone}>
      {t(`states.${state}`)}
    </Sign>
  );
}
