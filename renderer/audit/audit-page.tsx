import { Stack, Tabs, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Page } from '../ui/page.tsx';
import { EntryList } from './entry-list.tsx';
import { ProofCard } from './proof-card.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { SettingsPanel } from './settings-panel.tsx';

const tabs = ['entries', 'review', 'settings'] as const;

/** Who did what, whether the trail holds together, reviews of it, and how it is kept. */
export function AuditPage() {
  const { t } = useTranslation('audit');
  const [params, setParams] = useSearchParams();
  const tab = tabs.find((known) => known === params.get('tab')) ?? 'entries';
  return (
    <Page title={t('title')}>
      <Stack gap="md">
        <Text size="sm" c="dimmed" maw="75ch">
          {t('lead')}
        </Text>
        <ProofCard />
        <Tabs
          value={tab}
          keepMounted={false}
          onChange={(next) =>
            setParams(next === null || next === 'entries' ? {} : { tab: next }, { preventScrollReset: true })
          }
        >
          <Tabs.List aria-label={t('tabs.label')} mb="md">
            {tabs.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`tabs.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="entries">
            <EntryList />
          </Tabs.Panel>
          <Tabs.Panel value="review">
            <ReviewPanel />
          </Tabs.Panel>
          <Tabs.Panel value="settings">
            <SettingsPanel />
          </Tabs.Panel>
        </Tabs>
      </Stack>
    </Page>
  );
}
