import { Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Page } from '../ui/page.tsx';
import { SetUpSign } from '../ui/set-up-sign.tsx';
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
      lead={t('lead')}
      beside={
        stored && <SetUpSign stored={stored} enabled={stored.enabled} words={t('state', { returnObjects: true })} />
      }
    >
      <Stack gap="md">
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
