import { SimpleGrid, Skeleton, Stack } from '@mantine/core';
import {
  IconAlertOctagon,
  IconCalendarEvent,
  IconCalendarX,
  IconClockExclamation,
  IconHelpCircle,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { defaultHorizon } from '../../shared/compliance.ts';
import { useCall } from '../api/hooks.ts';
import { useSession } from '../session/session.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import classes from './home.module.css';
import { MissedVisits, NeverTested, OwnFindings, OwnVisits, Pressing } from './work-panels.tsx';

const tiles = [
  { key: 'overdue', icon: IconAlertOctagon, tab: 'overdue' },
  { key: 'upcoming', icon: IconClockExclamation, tab: 'upcoming' },
  { key: 'neverTested', icon: IconHelpCircle, tab: 'never-tested' },
  { key: 'missed', icon: IconCalendarX, tab: 'missed' },
  { key: 'scheduled', icon: IconCalendarEvent, tab: 'booked' },
] as const;

/** What must be done today: counts that open their lists, and the first of each. */
export function WorkList() {
  const { t } = useTranslation('home');
  const formats = useFormats();
  const { me } = useSession();
  const summary = useCall('compliance.summary', {});
  const { data } = summary;
  return (
    <section aria-labelledby="home-work">
      <h2 id="home-work" className={classes.heading}>
        {t('work.heading')}
      </h2>
      {summary.error && <ErrorPanel error={summary.error} onRetry={() => void summary.refetch()} />}
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} spacing="sm" mb="lg">
        {tiles.map(({ key, icon: Icon, tab }) => (
          <Link
            key={key}
            to={`/compliance?tab=${tab}`}
            className={classes.tile}
            data-urgent={((key === 'overdue' || key === 'missed') && (data?.[key] ?? 0) > 0) || undefined}
          >
            <span className={classes.tileLabel}>
              <Icon size={18} stroke={1.7} aria-hidden />
              {t(`work.${key}`, { days: defaultHorizon })}
            </span>
            <span className={classes.tileCount}>{data === undefined ? '\u00a0' : formats.number(data[key])}</span>
          </Link>
        ))}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Pressing />
        <Stack gap="lg" className="rems-in-order">
          {summary.isPending && <Skeleton height={120} radius="sm" />}
          {me.personId !== null && <OwnVisits personId={me.personId} />}
          {me.personId !== null && <OwnFindings personId={me.personId} />}
          {(data?.missed ?? 0) > 0 && <MissedVisits />}
          {(data?.neverTested ?? 0) > 0 && <NeverTested />}
        </Stack>
      </SimpleGrid>
    </section>
  );
}
