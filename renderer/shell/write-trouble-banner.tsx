import { Alert, Text } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { useSentence } from '../i18n/index.ts';

/** Says on every page that the disk takes no changes at this moment, why, and what to do: before somebody types for an hour. */
export function WriteTroubleBanner() {
  const { t } = useTranslation('shell');
  const sentence = useSentence();
  const trouble = useCall('system.status', {}).data?.writeTrouble;
  if (!trouble) return null;
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      mb="md"
      icon={<IconAlertOctagon aria-hidden />}
      title={t('notSaved.title')}
    >
      <Text size="sm">
        {sentence(trouble)} {t('notSaved.message')}
      </Text>
    </Alert>
  );
}
