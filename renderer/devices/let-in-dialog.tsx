import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { DialogForm } from '../ui/dialog-form.tsx';

interface Props {
  onMade(code: { readonly name: string; readonly code: string; readonly expiresAt: string }): void;
  close(): void;
}

/** Names the browser that is let in. */
export function LetInDialog({ onMade, close }: Props) {
  const { t } = useTranslation('devices');
  const [name, setName] = useState('');
  const [asked, setAsked] = useState(false);
  const create = useAction('devices.createCode', { onSuccess: (made, input) => onMade({ ...made, name: input.name }) });
  return (
    <DialogForm
      title={t('dialog.title')}
      confirmLabel={t('dialog.submit')}
      dirty={name !== ''}
      pending={create.isPending}
      error={create.error ?? undefined}
      submit={() => {
        setAsked(true);
        if (name.trim() !== '') create.mutate({ name: name.trim() });
      }}
      close={close}
    >
      <TextInput
        label={t('dialog.name')}
        description={t('dialog.nameHint')}
        value={name}
        maxLength={80}
        data-autofocus
        error={asked && name.trim() === '' ? t('dialog.missing') : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
