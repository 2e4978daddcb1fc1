import { Center, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Logo } from '../ui/logo.tsx';
import { useDocumentTitle } from '../ui/page.tsx';

/** Shown for the moment before it is known what to show. */
export function Splash() {
  const { t } = useTranslation('ui');
  return (
    <Center component="main" h="100dvh" aria-busy="true">
      <Stack align="center" gap="sm">
        <Logo size={44} />
        <Text size="sm" c="dimmed" role="status">
          {t('loading')}
        </Text>
      </Stack>
    </Center>
  );
}

interface Props {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** The core does not answer; it is asked again every few seconds while this is on screen. */
export function Unreachable({ error, onRetry }: Props) {
  const { t } = useTranslation('shell');
  useDocumentTitle(t('unreachable.title'));
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack maw={460} w="100%" gap="md">
        <Logo size={44} />
        <Text component="h1" fw={650} fz="h1">
          {t('unreachable.title')}
        </Text>
        <ErrorPanel error={error} onRetry={onRetry} />
        <Text size="sm" c="dimmed">
          {t('unreachable.hint')}
        </Text>
      </Stack>
    </Center>
  );
}
