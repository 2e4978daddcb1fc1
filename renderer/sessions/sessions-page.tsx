import { useTranslation } from 'react-i18next';
import { AddressTabs } from '../ui/address-tabs.tsx';
import { Page } from '../ui/page.tsx';
import { SessionsPanel } from './sessions-panel.tsx';
import { TokensPanel } from './tokens-panel.tsx';

/** Who is signed in now, and which tokens scripts hold. */
export function SessionsPage() {
  const { t } = useTranslation('sessions');
  const { t: tokens } = useTranslation('tokens');
  return (
    <Page title={t('title')}>
      <AddressTabs
        label={t('title')}
        tabs={[
          { name: 'sessions', label: t('tab'), panel: <SessionsPanel /> },
          { name: 'tokens', label: tokens('title'), panel: <TokensPanel /> },
        ]}
      />
    </Page>
  );
}
