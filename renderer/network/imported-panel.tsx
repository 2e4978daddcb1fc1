import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload, IconFileCertificate, IconMailQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { Facts } from '../ui/facts.tsx';
import { useFormats } from '../ui/formats.ts';
import { useHandedOut } from '../ui/use-handed-out.ts';
import type { CertificatePanel } from './certificate-panel.ts';
import { HeldCertificate } from './held-certificate.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { RemoveButton } from './remove-button.tsx';
import { RequestDialog } from './request-dialog.tsx';

/** A certificate that the clinic brings: as files, or as the answer to a request that was made here. */
export function ImportedPanel({ here, state, holding, names }: CertificatePanel) {
  const { t } = useTranslation('certificates');
  const [open, setOpen] = useState<'import' | 'answer' | 'ask'>();
  const close = () => setOpen(undefined);
  const { request } = state;
  return (
    <>
      {request && <OpenRequest request={request} here={here} answer={() => setOpen('answer')} />}
      <HeldCertificate of={holding} none={t('imported.none')} />
      <Group gap="xs">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconFileCertificate size={16} aria-hidden />}
          disabled={!here}
          onClick={() => setOpen('import')}
        >
          {t('imported.import')}
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconMailQuestion size={16} aria-hidden />}
          disabled={!here}
          onClick={() => setOpen('ask')}
        >
          {t('imported.ask')}
        </Button>
        {holding.certificate !== null && (
          <RemoveButton what="imported" label={t('imported.remove')} here={here} served={holding.active} />
        )}
      </Group>
      {(open === 'import' || open === 'answer') && <ImportDialog answer={open === 'answer'} close={close} />}
      {open === 'ask' && <RequestDialog names={names} replaces={request !== null} close={close} />}
    </>
  );
}

interface RequestProps {
  readonly request: NonNullable<CertificatePanel['state']['request']>;
  readonly here: boolean;
  answer(): void;
}

/** A request that waits for the answer of the clinic's authority. */
function OpenRequest({ request, here, answer }: RequestProps) {
  const { t } = useTranslation('certificates');
  const formats = useFormats();
  const file = useAction(
    'certificates.requestFile',
    useHandedOut((name) => t('request.made', { name })),
  );
  return (
    <Alert variant="light" icon={<IconMailQuestion aria-hidden />} title={t('imported.request')}>
      <Stack gap="sm">
        <Text size="sm">{t('imported.requestLead', { when: formats.instant(request.madeAt) })}</Text>
        <Facts
          of={[
            [t('facts.subject'), request.subject],
            [t('facts.names'), request.names.join(', ')],
            [t('facts.key'), request.key],
          ]}
        />
        <Group gap="xs">
          <Button size="xs" disabled={!here} onClick={answer}>
            {t('imported.answer')}
          </Button>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconDownload size={16} aria-hidden />}
            loading={file.isPending}
            onClick={() => file.mutate({})}
          >
            {t('imported.again')}
          </Button>
          <RemoveButton what="request" label={t('imported.discard')} here={here} />
        </Group>
      </Stack>
    </Alert>
  );
}
