import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useNotify } from '../ui/notify.ts';
import type { CertificatePanel } from './certificate-panel.ts';

interface Props {
  readonly files: CertificatePanel['state']['files'];
  close(): void;
}

const fields = ['certificatePath', 'keyPath'] as const;

/** Where a drive letter is usual, an example with one. */
const example = /Windows/.test(navigator.userAgent) ? 'C:\\certs\\rems.pem' : '/etc/certs/rems.pem';

/** Names two PEM files of this computer, which are read at once and watched from then on. */
export function FilesDialog({ files, close }: Props) {
  const { t } = useTranslation('certificates');
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const opened = { certificatePath: files?.certificatePath ?? '', keyPath: files?.keyPath ?? '' };
  const [typed, setTyped] = useState(opened);
  const [checked, setChecked] = useState(false);
  const use = useAction('certificates.useFiles', {
    onSuccess() {
      touch('certificate');
      notify.done(t('files.done'));
      close();
    },
  });
  const refused = fieldErrors(use.error, sentence);
  const named = fields.some((field) => field in refused);
  const submit = () => {
    setChecked(true);
    const [certificatePath, keyPath] = [typed.certificatePath.trim(), typed.keyPath.trim()];
    if (certificatePath !== '' && keyPath !== '') use.mutate({ certificatePath, keyPath });
  };
  return (
    <DialogForm
      title={t('files.title')}
      confirmLabel={t('files.confirm')}
      dirty={JSON.stringify(typed) !== JSON.stringify(opened)}
      pending={use.isPending}
      error={named ? undefined : (use.error ?? undefined)}
      submit={submit}
      close={close}
    >
      <Text size="sm">{t('files.lead')}</Text>
      {fields.map((field, index) => (
        <TextInput
          key={field}
          label={t(`files.${field}`)}
          description={t(`files.${field}Hint`, { example })}
          maxLength={1000}
          autoComplete="off"
          spellCheck={false}
          {...(index === 0 ? { 'data-autofocus': true } : {})}
          value={typed[field]}
          error={refused[field] ?? (checked && typed[field].trim() === '' ? t('files.missing') : undefined)}
          onChange={(event) => {
            const text = event.currentTarget.value;
            setTyped((before) => ({ ...before, [field]: text }));
          }}
        />
      ))}
    </DialogForm>
  );
}
