import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconDownload, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { CertificateFacts } from '../parts/certificates/certificate-facts.tsx';
import { useAuthorityFile } from '../parts/certificates/use-authority-file.ts';
import { useFormats } from '../ui/formats.ts';
import { useNotify } from '../ui/notify.ts';
import type { CertificatePanel } from './certificate-panel.ts';
import { HeldCertificate } from './held-certificate.tsx';

/** The certificate that this workstation makes for itself, and its authority, which devices are told to trust. */
export function OwnPanel({ here, state, holding }: CertificatePanel) {
  const { t } = useTranslation('certificates');
  const formats = useFormats();
  const notify = useNotify();
  const touch = useTouch();
  const issue = useAction('certificates.issue', {
    onSuccess: ({ validTo }) => notify.done(t('own.issued', { date: formats.date(validTo.slice(0, 10)) })),
    onError: notify.failed,
    onSettled: () => touch('certificate'),
  });
  const file = useAuthorityFile((name) => t('own.downloaded', { name }));
  return (
    <>
      <HeldCertificate of={holding} none={t('own.none')} />
      <Stack gap={4} align="flex-start">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconRefresh size={16} aria-hidden />}
          disabled={!here}
          loading={issue.isPending}
          onClick={() => issue.mutate({})}
        >
          {t('own.issue')}
        </Button>
        <Text size="xs" c="dimmed">
          {t('own.issueHint')}
        </Text>
      </Stack>
      <div>
        <Title order={3} size="h5" mb={4}>
          {t('own.authority')}
        </Title>
        <Text size="sm" c="dimmed" mb="sm" maw="70ch">
          {t('own.authorityLead')}
        </Text>
        {state.authority === null ? (
          <Text size="sm">{t('own.authorityNone')}</Text>
        ) : (
          <Stack gap="sm">
            <CertificateFacts of={state.authority} authority />
            <Group gap="md">
              <Button
                variant="default"
                size="xs"
                leftSection={<IconDownload size={16} aria-hidden />}
                loading={file.isPending}
                onClick={() => file.mutate({})}
              >
                {t('own.download')}
              </Button>
              <Anchor component={Link} to="/trust" size="sm">
                {t('own.how')}
              </Anchor>
            </Group>
          </Stack>
        )}
      </div>
    </>
  );
}
