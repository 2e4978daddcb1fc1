import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { requestIdOf, useErrorText } from './error-text.ts';

interface Props {
  readonly error: unknown;
  /** Offers "Try again". */
  readonly onRetry?: () => void;
}

/** An error in words, what to do next, and the id under which the log knows it. */
export function ErrorPanel({ error, onRetry }: Props) {
  const { t } = useTranslation('ui');
  const text = useErrorText();
  const requestId = requestIdOf(error);
  return (
    <Alert role="alert" variant="light" color="red" icon={<IconAlertTriangle aria-hidden />} title={t('errors.title')}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{text(error)}</Text>
        {requestId && (
          <Text size="xs" c="dimmed">
            {t('errors.requestId', { id: requestId })}
          </Text>
        )}
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('errors.retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
