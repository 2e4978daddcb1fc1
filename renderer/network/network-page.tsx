import { Alert, Skeleton, Stack } from '@mantine/core';
import { IconDeviceDesktop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAtConsole } from '../parts/backups/use-at-console.ts';
import { AddressTabs } from '../ui/address-tabs.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Page } from '../ui/page.tsx';
import { AccessPanel } from './access-panel.tsx';
import { CertificatesPanel } from './certificates-panel.tsx';
import { SettingsPanel } from './settings-panel.tsx';
import { StandingSigns } from './standing-sign.tsx';
import { useNetwork } from './use-network.ts';

/** How other computers are let in: the switch and what is served, the settings, the certificate. */
export function NetworkPage() {
  const { t } = useTranslation('network');
  const network = useNetwork();
  const here = useAtConsole();
  const { data } = network;
  return (
    <Page title={t('title')} lead={t('lead')} beside={data && <StandingSigns network={data} />}>
      <Stack gap="md">
        {!here && (
          <Alert variant="light" icon={<IconDeviceDesktop aria-hidden />} title={t('elsewhere')}>
            {t('elsewhereHint')}
          </Alert>
        )}
        {network.error && <ErrorPanel error={network.error} onRetry={() => void network.refetch()} />}
        {network.isPending && <Skeleton height={320} radius="md" />}
        {data && (
          <AddressTabs
            label={t('tabs.label')}
            tabs={[
              { name: 'access', label: t('tabs.access'), panel: <AccessPanel network={data} here={here} /> },
              {
                name: 'settings',
                label: t('tabs.settings'),
                panel: <SettingsPanel network={data} here={here} />,
                keepMounted: true,
              },
              {
                name: 'certificate',
                label: t('tabs.certificate'),
                panel: <CertificatesPanel network={data} here={here} />,
              },
            ]}
          />
        )}
      </Stack>
    </Page>
  );
}
