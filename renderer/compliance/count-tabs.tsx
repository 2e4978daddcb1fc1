import {
  IconAlertOctagon,
  IconCalendarEvent,
  IconCalendarOff,
  IconCalendarX,
  IconCircleCheck,
  IconClipboardList,
  IconClockExclamation,
  IconHelpCircle,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ComplianceSummary } from '../../shared/compliance.ts';
import { useFormats } from '../ui/formats.ts';
import classes from './compliance.module.css';
import { type Tab, tabs } from './compliance-address.ts';

const icons = {
  overdue: IconAlertOctagon,
  upcoming: IconClockExclamation,
  'never-tested': IconHelpCircle,
  missed: IconCalendarX,
  booked: IconCalendarEvent,
  compliant: IconCircleCheck,
  'no-schedule': IconCalendarOff,
  surveys: IconClipboardList,
} as const;

/** The count behind each tab; survey records are too many to count for a glance. */
function countOf(tab: Tab, counts: ComplianceSummary): number | undefined {
  switch (tab) {
    case 'overdue':
      return counts.overdue;
    case 'upcoming':
      return counts.upcoming;
    case 'never-tested':
      return counts.neverTested;
    case 'missed':
      return counts.missed;
    case 'booked':
      return counts.scheduled;
    case 'compliant':
      return counts.compliant;
    case 'no-schedule':
      return counts.noSchedule;
    case 'surveys':
      return undefined;
  }
}

interface Props {
  readonly tab: Tab;
  readonly days: number;
  readonly counts: ComplianceSummary | undefined;
  open(tab: Tab): void;
}

/** One card a list, with its count; the chosen one is pressed. */
export function CountTabs({ tab, days, counts, open }: Props) {
  const { t } = useTranslation('compliance');
  const formats = useFormats();
  return (
    <fieldset className={classes.tabs} aria-label={t('tabs.label')}>
      {tabs.map((one) => {
        const Icon = icons[one];
        const count = counts && countOf(one, counts);
        return (
          <button
            key={one}
            type="button"
            className={classes.tab}
            data-tab={one}
            data-some={(count ?? 0) > 0 || undefined}
            aria-pressed={one === tab}
            onClick={() => open(one)}
          >
            <span className={classes.tabLabel}>
              <Icon size={16} stroke={1.7} aria-hidden />
              {t(`tabs.${one}`, { days })}
            </span>
            {one !== 'surveys' && (
              <span className={classes.tabCount}>{count === undefined ? '\u00a0' : formats.number(count)}</span>
            )}
          </button>
        );
      })}
    </fieldset>
  );
}
