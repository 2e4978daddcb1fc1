import { Skeleton, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { useSession } from '../session/session.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Page } from '../ui/page.tsx';
import { AccessForm } from './access-form.tsx';

/** How people get in and how long they stay. */
export function AccessPage() {
  const { t } = useTranslation('access');
  const { can } = useSession();
  const rules = useCall('access.get', {});
  const editable = can('access:manage');
  return (
    <Page title={t('title')}>
      <Stack gap="md" maw={820}>
        <Text size="sm" c="dimmed">
          {t(editable ? 'lead' : 'readOnly')}
        </Text>
        {rules.error && <ErrorPanel error={rules.error} onRetry={() => void rules.refetch()} />}
        {rules.isPending && <Skeleton height={420} radius="md" />}
        {rules.data !== undefined && <AccessForm stored={rules.data} editable={editable} />}
      </Stack>
    </Page>
  );
}
