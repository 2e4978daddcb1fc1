import { Button, Skeleton, Stack } from '@mantine/core';
import { IconHeartbeat } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Moment } from '../ui/moment.tsx';
import { useNotify } from '../ui/notify.ts';
import { Page } from '../ui/page.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { Figures } from './figures.tsx';
import { HealthSign } from './health-sign.tsx';
import { PartTable } from './part-table.tsx';
import { Restarts } from './restarts.tsx';
import { Timeline } from './timeline.tsx';

/** How often the figures are read again while somebody looks. */
const everyMs = 30_000;

/** Whether everything works, since when, and how fast. */
export function HealthPage() {
  const { t } = useTranslation('health');
  const notify = useNotify();
  const touch = useTouch();
  const overview = useCall('health.overview', {}, { refetchInterval: everyMs });
  const check = useAction('health.check', {
    onSuccess() {
      touch('health');
      notify.done(t('checked'));
    },
  });
  const { data } = overview;
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      beside={data && <HealthSign state={data.state} />}
      actions={
        <Button
          variant="default"
          leftSection={<IconHeartbeat size={16} aria-hidden />}
          loading={check.isPending}
          onClick={() => check.mutate({})}
        >
          {t('check')}
        </Button>
      }
    >
      <Stack gap="md" className="rems-in-order">
        {check.error && <ErrorPanel error={check.error} />}
        {overview.error && <ErrorPanel error={overview.error} onRetry={() => void overview.refetch()} />}
        {overview.isPending && <Skeleton height={420} radius="md" />}
        {data && (
          <>
            <SectionCard
              title={t('parts.title')}
              lead={
                data.checkedAt !== null && (
                  <>
                    {t('parts.lead')} <Moment at={data.checkedAt} />
                  </>
                )
              }
            >
              <PartTable parts={data.parts} />
            </SectionCard>
            <Figures metrics={data.metrics} />
            <Restarts restarts={data.restarts} />
          </>
        )}
        <Timeline />
      </Stack>
    </Page>
  );
}
