import { Button, Skeleton, Stack } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Page } from '../ui/page.tsx';
import { SetUpSign } from '../ui/set-up-sign.tsx';
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
      lead={t('lead')}
      beside={
        stored && (
          <SetUpSign stored={stored} enabled={stored.settings.enabled} words={t('state', { returnObjects: true })} />
        )
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
