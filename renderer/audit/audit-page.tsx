import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AddressTabs } from '../ui/address-tabs.tsx';
import { Page } from '../ui/page.tsx';
import { EntryList } from './entry-list.tsx';
import { ProofCard } from './proof-card.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { SettingsPanel } from './settings-panel.tsx';

/** Who did what, whether the trail holds together, reviews of it, and how it is kept. */
export function AuditPage() {
  const { t } = useTranslation('audit');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Stack gap="md" className="rems-in-order">
        <ProofCard />
        <AddressTabs
          label={t('tabs.label')}
          tabs={[
            { name: 'entries', label: t('tabs.entries'), panel: <EntryList /> },
            { name: 'review', label: t('tabs.review'), panel: <ReviewPanel /> },
            { name: 'settings', label: t('tabs.settings'), panel: <SettingsPanel /> },
          ]}
        />
      </Stack>
    </Page>
  );
}
