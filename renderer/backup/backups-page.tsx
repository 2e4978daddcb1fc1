import { Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AddressTabs } from '../ui/address-tabs.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Page } from '../ui/page.tsx';
import { LastRestore } from './last-restore.tsx';
import { PlacesPanel } from './places-panel.tsx';
import { RunningPanel } from './running-panel.tsx';
import { RunsPanel } from './runs-panel.tsx';
import { SafetyCard } from './safety-card.tsx';
import { SetsPanel } from './sets-panel.tsx';
import { SettingsPanel } from './settings-panel.tsx';
import { useBackupState } from './use-backup-state.ts';
import { WorkbookPanel } from './workbook-panel.tsx';

/** Whether the data are safe, and everything behind the answer: backups, second places, what happened, settings. */
export function BackupsPage() {
  const { t } = useTranslation('backup');
  const state = useBackupState();
  const { data } = state;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Stack gap="md">
        {state.error && <ErrorPanel error={state.error} onRetry={() => void state.refetch()} />}
        {state.isPending && <Skeleton height={260} radius="md" />}
        {data && (
          <>
            {data.running && <RunningPanel running={data.running} />}
            <SafetyCard state={data} />
            <LastRestore />
            <AddressTabs
              label={t('tabs.label')}
              tabs={[
                { name: 'sets', label: t('tabs.sets'), panel: <SetsPanel destinations={data.destinations} /> },
                { name: 'places', label: t('tabs.places'), panel: <PlacesPanel destinations={data.destinations} /> },
                { name: 'runs', label: t('tabs.runs'), panel: <RunsPanel destinations={data.destinations} /> },
                { name: 'workbook', label: t('tabs.workbook'), panel: <WorkbookPanel /> },
                {
                  name: 'settings',
                  label: t('tabs.settings'),
                  panel: <SettingsPanel stored={data.settings} />,
                  keepMounted: true,
                },
              ]}
            />
          </>
        )}
      </Stack>
    </Page>
  );
}
