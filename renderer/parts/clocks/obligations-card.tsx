import { Button, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { IconCalendarPlus, IconTool } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../api/hooks.ts';
import { useSession } from '../../session/session.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { ClockDialogs, type Opened } from './clock-dialogs.tsx';
import { ClockList } from './clock-list.tsx';
import { ClockTable } from './clock-table.tsx';
import { EndedObligations } from './ended-obligations.tsx';
import { UnitEvents } from './unit-events.tsx';

interface Props {
  readonly unitId: number;
  /** Whether the person may change obligations. */
  readonly canWrite: boolean;
}

/** All clocks of a unit side by side, those that have ended, what happened to the unit, and how to change each. */
export function ObligationsCard({ unitId, canWrite }: Props) {
  const { t } = useTranslation('obligations');
  const { can } = useSession();
  const found = useCall('obligations.ofUnit', { unitId });
  const [view, setView] = useState('picture');
  const [opened, setOpened] = useState<Opened>();
  const data = found.data;

  return (
    <SectionCard
      title={t('card.title')}
      lead={t('card.lead')}
      actions={
        <>
          {data !== undefined && data.items.length > 0 && (
            <SegmentedControl
              size="xs"
              aria-label={t('card.view')}
              value={view}
              onChange={setView}
              data={[
                { value: 'picture', label: t('card.picture') },
                { value: 'table', label: t('card.table') },
              ]}
            />
          )}
          {can('compliance:record') && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconTool size={14} aria-hidden />}
              onClick={() => setOpened({ kind: 'event' })}
            >
              {t('card.event')}
            </Button>
          )}
          {canWrite && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconCalendarPlus size={14} aria-hidden />}
              onClick={() => setOpened({ kind: 'add' })}
            >
              {t('card.add')}
            </Button>
          )}
        </>
      }
    >
      <Stack gap="sm">
        {found.error && <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <Skeleton height={120} radius="sm" />}
        {data !== undefined && data.items.length === 0 && (
          <div>
            <Text size="sm">{t('card.none')}</Text>
            <Text size="sm" c="dimmed">
              {t('card.noneHint')}
            </Text>
          </div>
        )}
        {data !== undefined &&
          data.items.length > 0 &&
          (view === 'picture' ? (
            <ClockList obligations={data.items} canWrite={canWrite} open={setOpened} />
          ) : (
            <ClockTable obligations={data.items} />
          ))}
        {data !== undefined && data.events.length > 0 && (
          <UnitEvents events={data.events} canWrite={canWrite} open={setOpened} />
        )}
        {data !== undefined && data.ended.length > 0 && (
          <EndedObligations obligations={data.ended} canWrite={canWrite} open={setOpened} />
        )}
      </Stack>
      {opened !== undefined && (
        <ClockDialogs
          opened={opened}
          unitId={unitId}
          heldRuleIds={(data?.items ?? []).filter(({ endsOn }) => endsOn === null).map(({ ruleId }) => ruleId)}
          close={() => setOpened(undefined)}
        />
      )}
    </SectionCard>
  );
}
