import { IconCircleCheck, IconClock, IconClockExclamation, IconClockPause, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '#shared/findings.ts';
import { useFormats } from '../../ui/formats.ts';
import { Sign } from '../../ui/sign.tsx';

type Standing = Pick<Finding, 'deleted' | 'resolvedOn' | 'dueOn' | 'daysLeft'>;

/** Where a finding stands: deleted, resolved, late, or open with the days that are left. */
export function FindingStanding({ finding }: { readonly finding: Standing }) {
  const { t } = useTranslation('findings');
  const formats = useFormats();
  const { deleted, resolvedOn, daysLeft } = finding;
  if (deleted !== null) return <Sign icon={IconTrash}>{t('standing.deleted')}</Sign>;
  if (resolvedOn !== null) {
    return (
      <Sign icon={IconCircleCheck} tone="good">
        {t('standing.resolved', { date: formats.date(resolvedOn) })}
      </Sign>
    );
  }
  if (daysLeft === null) return <Sign icon={IconClockPause}>{t('standing.open')}</Sign>;
  if (daysLeft < 0) {
    return (
      <Sign icon={IconClockExclamation} tone="bad">
        {t('standing.late', { count: -daysLeft })}
      </Sign>
    );
  }
  return (
    <Sign icon={IconClock} tone={daysLeft <= 14 ? 'warning' : 'info'}>
      {daysLeft === 0 ? t('standing.today') : t('standing.left', { count: daysLeft })}
    </Sign>
  );
}
