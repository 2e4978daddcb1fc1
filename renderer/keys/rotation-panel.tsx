import { Alert, Progress, Stack, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Rotation } from '../../shared/keys.ts';

/** An exchange that is under way: what is being done and how far it is. It can be left and come back to. */
export function RotationPanel({ rotation }: { readonly rotation: Rotation }) {
  const { t } = useTranslation('keys');
  const { what, step, done, total } = rotation;
  const percent = total > 0 ? Math.min(100, Math.round((100 * done) / total)) : 0;
  return (
    <Alert variant="light" icon={<IconRefresh aria-hidden />} title={t(`rotation.title.${what}`)} role="status">
      <Stack gap={6}>
        <Text size="sm">
          {what === 'database' ? t(`rotation.steps.${step}`) : t(`rotation.${what}`, { done, total })}
        </Text>
        <Progress.Root size="lg">
          <Progress.Section value={percent} aria-label={t('rotation.progress')} />
        </Progress.Root>
        <Text size="xs" c="dimmed">
          {t(`rotation.hint.${what}`)}
        </Text>
      </Stack>
    </Alert>
  );
}
