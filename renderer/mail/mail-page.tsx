import { Skeleton, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconCircleOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Page } from '../ui/page.tsx';
import { Sign } from '../ui/sign.tsx';
import { MailForm } from './mail-form.tsx';
import { Outbox } from './outbox.tsx';

/** The mail server of the organisation, a test of it, and what went out. */
export function MailPage() {
  const { t } = useTranslation('mail');
  const settings = useCall('mail.settings', {});
  const stored = settings.data;
  return (
    <Page
      title={t('title')}
      beside={
        stored &&
        (stored.version === 0 ? (
          <Sign icon={IconCircleDashed}>{t('state.none')}</Sign>
        ) : stored.enabled ? (
          <Sign icon={IconCircleCheck} tone="good">
            {t('state.on')}
          </Sign>
        ) : (
          <Sign icon={IconCircleOff}>{t('state.off')}</Sign>
        ))
      }
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed" maw="75ch">
          {t('lead')}
        </Text>
        {settings.error && <ErrorPanel error={settings.error} onRetry={() => void settings.refetch()} />}
        {settings.isPending && <Skeleton height={520} radius="md" />}
        <Stack gap="md" maw={820}>
          {stored && <MailForm stored={stored} />}
        </Stack>
        <Outbox />
      </Stack>
    </Page>
  );
}
