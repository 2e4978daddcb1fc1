import { Alert, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { useNotify } from '../ui/notify.ts';

interface Props {
  readonly ids: readonly number[];
  close(): void;
  done(): void;
}

/** The last act: the number is typed by hand, a proven backup is made first, a reason stays on record. */
export function RemoveDialog({ ids, close, done }: Props) {
  const { t } = useTranslation('damage');
  const { t: tLists } = useTranslation('lists');
  const notify = useNotify();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const remove = useAction('damage.remove', {
    onSuccess({ removed, backup }) {
      notify.done(t('remove.done', { count: removed, backup }));
      done();
    },
  });
  const right = typed.trim() === String(ids.length);
  const given = reason.trim() !== '';
  return (
    <DialogForm
      title={t('remove.title', { count: ids.length })}
      confirmLabel={t('remove.act')}
      dirty={typed !== '' || reason !== ''}
      pending={remove.isPending}
      error={remove.error}
      submit={() => {
        setChecked(true);
        if (right && given) remove.mutate({ ids: [...ids], confirm: typed.trim(), reason: reason.trim() });
      }}
      close={close}
    >
      <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={t('remove.final')}>
        {t('remove.finalHint')}
      </Alert>
      <TextInput
        label={t('remove.number', { count: ids.length })}
        inputMode="numeric"
        autoComplete="off"
        required
        value={typed}
        error={checked && !right ? t('remove.wrong', { count: ids.length }) : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput
        label={tLists('reason')}
        description={tLists('reasonKept')}
        required
        maxLength={255}
        value={reason}
        error={checked && !given ? tLists('reasonMissing') : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {remove.isPending && (
        <Text size="sm" c="dimmed" role="status">
          {t('remove.working')}
        </Text>
      )}
    </DialogForm>
  );
}
