import { Anchor, Box, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCall } from '../api/hooks.ts';
import { EnrolForm } from '../parts/devices/enrol-form.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useNotify } from '../ui/notify.ts';
import { Page } from '../ui/page.tsx';

/** Makes the browser of somebody who is signed in known, before it is asked for. */
export function EnrolPage() {
  const { t } = useTranslation('devices');
  const notify = useNotify();
  const status = useCall('devices.status', {});
  const known = status.data?.approved === true;
  return (
    <Page title={t('enrol.titleKnown')} lead={known ? undefined : t('enrol.leadKnown')}>
      {status.error && !status.data && <ErrorPanel error={status.error} onRetry={() => void status.refetch()} />}
      {known && (
        <Text size="sm">
          {t('enrol.already')}{' '}
          <Anchor component={Link} to="/" size="sm" underline="always">
            {t('enrol.toSignIn')}
          </Anchor>
        </Text>
      )}
      {status.data && !known && (
        <Box maw="26rem">
          <EnrolForm onDone={() => notify.done(t('enrol.done'))} />
        </Box>
      )}
    </Page>
  );
}
