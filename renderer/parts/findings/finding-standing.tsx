import { IconCircleCheck, IconClock, IconClockExclamation, IconClockPause, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '#shared/findings.ts';
import { useFormats } from '../../ui/formats.ts';
import { Sign } from '../../ui/sign.tsx';

type Standing = Pick<Finding, 'deleted' | 'resolvedOn' | 'dueOn' | 'daysLeft'>;

/** Where a finding stands, in words. */
export function useStandingText() {
  const { t } = useTranslation('findings');
  const formats = useFormats();
  return ({ deleted, resolvedOn, daysLeft }: Standing): string => {
    if (deleted !== null) return t('standing.deleted');
    if (resolvedOn !== null) return t('standing.resolved', { date: formats.date(resolvedOn) });
    if (daysLeft === null) return t('standing.open');
    if (daysLeft < 0) return t('standing.late', { count: -daysLeft });
    return daysLeft === 0 ? t('standing.today') : t('standing.left', { count: daysLeft });
  };
}

/** Where a finding stands: deleted, resolved, late, or open with the days that are left. */
export function FindingStanding({ finding }: { readonly finding: Standing }) {
  const text = useStandingText()(finding);
  const { deleted, resolvedOn, daysLeft } = finding;
  if (deleted !== null) return <Sign icon={IconTrash}>{text}</Sign>;
  if (resolvedOn !== null) {
    return (
      <Sign icon={IconCircleCheck} tone="good">
        {text}
      </Sign>
    );
  }
  if (daysLeft === null) return <Sign icon={IconClockPause}>{text}</Sign>;
  if (daysLeft < 0) {
    return (
      <Sign icon={IconClockExclamation} tone="bad">
        {text}
      </Sign>
    );
  }
  return (
    <Sign icon={IconClock} tone={daysLeft <= 14 ? 'warning' : 'info'}>
      {text}
    </Sign>
  );
}
