import { Alert, Anchor, SimpleGrid, Text } from '@mantine/core';
import {
  IconAlertOctagon,
  IconCalendarCheck,
  IconChecklist,
  IconDatabaseExport,
  IconLifebuoy,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCall } from '../api/hooks.ts';
import { useSentence } from '../i18n/index.ts';
import { useFormats } from '../ui/formats.ts';
import classes from './home.module.css';

/** For whoever answers for the workstation: the last proofs, and what the other pages are unhappy about. Asked after the day's work is there. */
export function Protection() {
  const { t } = useTranslation('home');
  const formats = useFormats();
  const enabled = useIdle();
  const fresh = { enabled, refetchOnMount: 'always' } as const;
  const backup = useCall('backup.state', {}, fresh).data;
  const checks = useCall('readiness.checks', {}, fresh).data?.items;
  const tasks = useCall('maintenance.tasks', {}, fresh).data?.items;
  const count = (state: 'failed' | 'warning') => checks?.filter((check) => check.state === state).length ?? 0;
  const [failed, warnings] = [count('failed'), count('warning')];
  const late = tasks?.filter(({ state }) => state === 'late').length ?? 0;
  const drilled = backup?.lastDrill?.result === 'done' ? backup.lastDrill.startedAt : undefined;
  const ago = (at: string | undefined) => (at === undefined ? t('protection.never') : formats.relative(at));

  const tiles = [
    {
      key: 'backup',
      icon: IconDatabaseExport,
      to: '/admin/backups',
      urgent: backup !== undefined && (backup.health === 'red' || backup.newestProven === null),
      value: backup && ago(backup.newestProven?.at),
    },
    {
      key: 'drill',
      icon: IconLifebuoy,
      to: '/admin/backups?tab=runs&task=drill',
      urgent: backup !== undefined && drilled === undefined,
      value: backup && (backup.lastDrill?.result === 'failed' ? t('protection.drillFailed') : ago(drilled)),
    },
    {
      key: 'readiness',
      icon: IconChecklist,
      to: '/admin/readiness',
      urgent: failed > 0,
      value:
        checks &&
        (failed > 0
          ? t('protection.failed', { count: failed })
          : warnings > 0
            ? t('protection.warning', { count: warnings })
            : t('protection.inOrder')),
    },
    {
      key: 'maintenance',
      icon: IconCalendarCheck,
      to: '/admin/maintenance',
      urgent: late > 0,
      value: tasks && (late > 0 ? t('protection.late', { count: late }) : t('protection.noneLate')),
    },
  ] as const;
  return (
    <section aria-labelledby="home-protection">
      <h2 id="home-protection" className={classes.heading}>
        {t('protection.heading')}
      </h2>
      <SimpleGrid cols={{ base: 2, lg: 4 }} spacing="sm">
        {tiles.map(({ key, icon: Icon, to, urgent, value }) => (
          <Link key={key} to={to} className={classes.tile} data-urgent={urgent || undefined}>
            <span className={classes.tileLabel}>
              <Icon size={18} stroke={1.7} aria-hidden />
              {t(`protection.${key}`)}
            </span>
            <span className={classes.tileText}>{value ?? '\u00a0'}</span>
          </Link>
        ))}
      </SimpleGrid>
    </section>
  );
}

/** Says on top of the page that the data are in danger, with the reasons; nothing otherwise. */
export function ProtectionAlarm() {
  const { t } = useTranslation('home');
  const sentence = useSentence();
  const { datesIn } = useFormats();
  const backup = useCall('backup.state', {}, { enabled: useIdle() }).data;
  if (backup?.health !== 'red') return null;
  return (
    <Alert color="red" variant="light" mb="lg" icon={<IconAlertOctagon aria-hidden />} title={t('protection.danger')}>
      {backup.reasons.map((reason) => (
        <Text key={reason} size="sm">
          {datesIn(sentence(reason))}
        </Text>
      ))}
      <Text size="sm">
        <Anchor component={Link} to="/admin/backups" inherit>
          {t('protection.open')}
        </Anchor>
      </Text>
    </Alert>
  );
}

/** True once the page has nothing else to do. */
function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    const id = requestIdleCallback(() => setIdle(true), { timeout: 2_000 });
    return () => cancelIdleCallback(id);
  }, []);
  return idle;
}
