import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FacilityInBrief } from '../../shared/facilities.ts';
import { useFormats } from '../ui/formats.ts';
import { Sign, Signs } from '../ui/sign.tsx';

interface Props {
  readonly due: Pick<FacilityInBrief['due'], 'overdueSince' | 'nextLimitOn'>;
}

/** The day that comes next; before it, and never in its place, since when something is overdue. */
export function NextDue({ due: { overdueSince, nextLimitOn } }: Props) {
  const { t } = useTranslation('facilities');
  const formats = useFormats();
  if (overdueSince === null) return formats.date(nextLimitOn);
  return (
    <Signs>
      <Sign icon={IconAlertTriangle} tone="bad">
        {t('due.since', { date: formats.date(overdueSince) })}
      </Sign>
      {nextLimitOn !== null && <span>{t('due.next', { date: formats.date(nextLimitOn) })}</span>}
    </Signs>
  );
}
