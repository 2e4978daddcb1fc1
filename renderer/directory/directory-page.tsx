import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconCircleOff, IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Page } from '../ui/page.tsx';
import { Sign } from '../ui/sign.tsx';
import { DirectoryForm } from './directory-form.tsx';
import { ImportDialog } from './import-dialog.tsx';

/** The directory of the organisation: settings, and a test of them. */
export function DirectoryPage() {
  const { t } = useTranslation('directory');
  const directory = useCall('directory.get', {});
  const [importing, setImporting] = useState(false);
  // An import replaces what stands in the form.
  const [imports, setImports] = useState(0);
  const stored = directory.data;

  return (
    <Page
      title={t('title')}
      beside={
        stored &&
        (stored.version === 0 ? (
          <Sign icon={IconCircleDashed}>{t('state.none')}</Sign>
        ) : stored.settings.enabled ? (
          <Sign icon={IconCircleCheck} tone="good">
            {t('state.on')}
          </Sign>
        ) : (
          <Sign icon={IconCircleOff}>{t('state.off')}</Sign>
        ))
      }
      actions={
        stored && (
          <Button
            variant="default"
            leftSection={<IconFileImport size={16} aria-hidden />}
            onClick={() => setImporting(true)}
          >
            {t('importFile.button')}
          </Button>
        )
      }
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed" maw="75ch">
          {t('lead')}
        </Text>
        {directory.error && <ErrorPanel error={directory.error} onRetry={() => void directory.refetch()} />}
        {directory.isPending && <Skeleton height={520} radius="md" />}
        {stored && <DirectoryForm key={imports} stored={stored} />}
      </Stack>
      {importing && stored && (
        <ImportDialog
          version={stored.version}
          done={() => {
            setImporting(false);
            setImports((before) => before + 1);
          }}
          close={() => setImporting(false)}
        />
      )}
    </Page>
  );
}
