import { Button, Group, Text, Textarea } from '@mantine/core';
import { IconTestPipe } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useNotify } from '../ui/notify.ts';
import type { CertificatePanel } from './certificate-panel.ts';
import { HeldCertificate } from './held-certificate.tsx';
import { isNetworkName, linesOf } from './network-draft.ts';
import { RemoveButton } from './remove-button.tsx';

/** A certificate for tests, which no device trusts. */
export function SelfSignedPanel({ here, holding, names }: CertificatePanel) {
  const { t } = useTranslation('certificates');
  const [making, setMaking] = useState(false);
  return (
    <>
      <HeldCertificate of={holding} none={t('selfSigned.none')} />
      <Group gap="xs">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconTestPipe size={16} aria-hidden />}
          disabled={!here}
          onClick={() => setMaking(true)}
        >
          {t('selfSigned.make')}
        </Button>
        {holding.certificate !== null && (
          <RemoveButton what="self-signed" label={t('selfSigned.remove')} here={here} served={holding.active} />
        )}
      </Group>
      {making && <SelfSignDialog names={names} close={() => setMaking(false)} />}
    </>
  );
}

function SelfSignDialog({ names, close }: { readonly names: readonly string[]; close(): void }) {
  const { t } = useTranslation('certificates');
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const [typed, setTyped] = useState(names.join('\n'));
  const make = useAction('certificates.selfSign', {
    onSuccess() {
      touch('certificate');
      notify.done(t('selfSigned.done'));
      close();
    },
  });
  const list = linesOf(typed.toLowerCase());
  const sound = list.length > 0 && list.every(isNetworkName);
  const refused = fieldErrors(make.error, sentence);
  return (
    <DialogForm
      title={t('selfSigned.title')}
      confirmLabel={t('selfSigned.confirm')}
      dirty={false}
      pending={make.isPending}
      error={refused.names ? undefined : (make.error ?? undefined)}
      submit={() => sound && make.mutate({ names: list })}
      close={close}
    >
      <Text size="sm">{t('selfSigned.lead')}</Text>
      <Textarea
        label={t('selfSigned.names')}
        description={t('selfSigned.namesHint')}
        autosize
        minRows={3}
        maxRows={8}
        spellCheck={false}
        value={typed}
        error={refused.names ?? (sound ? undefined : t('request.problems.names'))}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
