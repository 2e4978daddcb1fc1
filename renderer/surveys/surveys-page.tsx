import { Skeleton, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { useSession } from '../session/session.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Page } from '../ui/page.tsx';
import { SurveysForm } from './surveys-form.tsx';

/** What the clinic decided about surveys and what they find. */
export function SurveysPage() {
  const { t } = useTranslation('compliance');
  const { can } = useSession();
  const settings = useCall('compliance.settings', {});
  const editable = can('compliance:manage');
  return (
    <Page title={t('decisions.title')}>
      <Stack gap="md" maw={820}>
        <Text size="sm" c="dimmed">
          {t(editable ? 'decisions.lead' : 'decisions.readOnly')}
        </Text>
        {settings.error && <ErrorPanel error={settings.error} onRetry={() => void settings.refetch()} />}
        {settings.isPending && <Skeleton height={320} radius="md" />}
        {settings.data !== undefined && <SurveysForm stored={settings.data} editable={editable} />}
      </Stack>
    </Page>
  );
}
