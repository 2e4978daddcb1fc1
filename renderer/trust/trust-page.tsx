import { Button, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Fingerprint } from '../parts/certificates/fingerprint.tsx';
import { useAuthorityFile } from '../parts/certificates/use-authority-file.ts';
import { Facts } from '../ui/facts.tsx';
import { Page } from '../ui/page.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { Instructions } from './instructions.tsx';

/** How a device is told to trust this workstation: the file, its fingerprint to compare, the steps of each system. */
export function TrustPage() {
  const { t } = useTranslation('trust');
  const file = useAuthorityFile((name) => t('downloaded', { name }));
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Stack gap="md" maw="60rem">
        <SectionCard title={t('need')}>
          <Text size="sm" maw="70ch">
            {t('needText')}
          </Text>
        </SectionCard>
        <SectionCard title={t('step.fetch')} lead={t('fetchText')}>
          <Button
            leftSection={<IconDownload size={16} aria-hidden />}
            loading={file.isPending}
            onClick={() => file.mutate({})}
          >
            {t('download')}
          </Button>
        </SectionCard>
        <SectionCard title={t('step.compare')} lead={t('compareText')}>
          <div aria-live="polite">
            <Facts
              of={[
                [t('fingerprint'), file.data ? <Fingerprint key="print" text={file.data.fingerprint} /> : t('notYet')],
              ]}
            />
          </div>
        </SectionCard>
        <SectionCard title={t('step.install')}>
          <Instructions />
        </SectionCard>
      </Stack>
    </Page>
  );
}
