import { Alert, Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconFiles, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { Facts } from '../ui/facts.tsx';
import { useFormats } from '../ui/formats.ts';
import { Moment } from '../ui/moment.tsx';
import { useNotify } from '../ui/notify.ts';
import type { CertificatePanel } from './certificate-panel.ts';
import { FilesDialog } from './files-dialog.tsx';
import { HeldCertificate } from './held-certificate.tsx';
import { RemoveButton } from './remove-button.tsx';

/** A certificate in two files on this computer that something else renews. */
export function WatchedFilesPanel({ here, state, holding }: CertificatePanel) {
  const { t } = useTranslation('certificates');
  const sentence = useSentence();
  const { datesIn } = useFormats();
  const notify = useNotify();
  const touch = useTouch();
  const [naming, setNaming] = useState(false);
  const reload = useAction('certificates.reload', {
    onSuccess: ({ message }) => notify.done(datesIn(sentence(message))),
    onError: notify.failed,
    onSettled: () => touch('certificate'),
  });
  const { files } = state;
  return (
    <>
      {files && files.fault !== null && (
        <Alert
          color="red"
          variant="light"
          role="alert"
          icon={<IconAlertTriangle aria-hidden />}
          title={t('files.fault')}
        >
          {datesIn(sentence(files.fault))}
        </Alert>
      )}
      {files && (
        <Facts
          of={[
            [t('files.certificatePath'), files.certificatePath],
            [t('files.keyPath'), files.keyPath],
            [t('files.read'), files.readAt === null ? t('files.never') : <Moment key="read" at={files.readAt} />],
          ]}
        />
      )}
      <HeldCertificate of={holding} none={t('files.none')} />
      <Group gap="xs">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconFiles size={16} aria-hidden />}
          disabled={!here}
          onClick={() => setNaming(true)}
        >
          {t(files ? 'files.change' : 'files.name')}
        </Button>
        {files && (
          <>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconRefresh size={16} aria-hidden />}
              loading={reload.isPending}
              onClick={() => reload.mutate({})}
            >
              {t('files.again')}
            </Button>
            <RemoveButton what="files" label={t('files.remove')} here={here} served={holding.active} />
          </>
        )}
      </Group>
      {naming && <FilesDialog files={files} close={() => setNaming(false)} />}
    </>
  );
}
