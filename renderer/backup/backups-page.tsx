import { Skeleton, Stack, Tabs, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
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

const tabs = ['sets', 'places', 'runs', 'settings'] as const;

/** Whether the data are safe, and everything behind the answer: backups, second places, what happened, settings. */
export function BackupsPage() {
  const { t } = useTranslation('backup');
  const [params, setParams] = useSearchParams();
  const tab = tabs.find((known) => known === params.get('tab')) ?? 'sets';
  const state = useBackupState();
  const { data } = state;
  return (
    <Page title={t('title')}>
      <Stack gap="md">
        <Text size="sm" c="dimmed" maw="75ch">
          {t('lead')}
        </Text>
        {state.error && <ErrorPanel error={state.error} onRetry={() => void state.refetch()} />}
        {state.isPending && <Skeleton height={260} radius="md" />}
        {data && (
          <>
            {data.running && <RunningPanel running={data.running} />}
            <SafetyCard state={data} />
            <LastRestore />
            <Tabs
              value={tab}
              keepMounted={false}
              onChange={(next) =>
                setParams(next === null || next === 'sets' ? {} : { tab: next }, { preventScrollReset: true })
              }
            >
              <Tabs.List aria-label={t('tabs.label')} mb="md">
                {tabs.map((name) => (
                  <Tabs.Tab key={name} value={name}>
                    {t(`tabs.${name}`)}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              <Tabs.Panel value="sets">
                <SetsPanel destinations={data.destinations} />
              </Tabs.Panel>
              <Tabs.Panel value="places">
                <PlacesPanel destinations={data.destinations} />
              </Tabs.Panel>
              <Tabs.Panel value="runs">
                <RunsPanel destinations={data.destinations} />
              </Tabs.Panel>
              <Tabs.Panel value="settings" keepMounted>
                <SettingsPanel stored={data.settings} />
              </Tabs.Panel>
            </Tabs>
          </>
        )}
      </Stack>
    </Page>
  );
}
