import { Code, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';

/** The last lines of the log, folded away until somebody asks. */
export function StartLog() {
  const { t } = useTranslation('setup');
  const [open, setOpen] = useState(false);
  const log = useCall('system.startLog', {}, { enabled: open, retry: false });
  const lines = log.data?.lines.map(({ at, level, message }) =>
    [at, level?.toUpperCase(), message].filter((part) => part !== null && part !== undefined).join(' '),
  );
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <Text component="summary" size="sm" style={{ cursor: 'pointer' }}>
        {t('startLog.title')}
      </Text>
      <Text size="xs" c="dimmed" my={4}>
        {t('startLog.hint')}
      </Text>
      {log.error && <ErrorPanel error={log.error} onRetry={() => void log.refetch()} />}
      {lines && (
        <Code
          block
          tabIndex={0}
          role="region"
          aria-label={t('startLog.title')}
          style={{ maxHeight: '20rem', overflow: 'auto', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        >
          {lines.length === 0 ? t('startLog.none') : lines.join('\n')}
        </Code>
      )}
    </details>
  );
}
