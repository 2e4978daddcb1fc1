import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useDocumentTitle } from '../ui/page.tsx';
import { NotFoundPage } from './not-found-page.tsx';

/** A page that could not be drawn. After an upgrade its file may simply be gone: loading the window again brings the new one. */
export function CrashPage() {
  const { t } = useTranslation('shell');
  const error = useRouteError();
  useDocumentTitle(t('crash.title'));
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  return (
    <Stack maw={560} p="md" gap="md" align="flex-start">
      <Title order={1}>{t('crash.title')}</Title>
      <Text size="sm">{t('crash.message')}</Text>
      <ErrorPanel error={error} />
      <Group gap="xs">
        <Button onClick={() => window.location.reload()}>{t('crash.reload')}</Button>
        <Button variant="default" component="a" href="/">
          {t('crash.home')}
        </Button>
      </Group>
    </Stack>
  );
}
