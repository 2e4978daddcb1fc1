import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { RecoveryKeyField } from '../parts/backups/recovery-key-field.tsx';
import { DialogForm } from '../ui/dialog-form.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useNotify } from '../ui/notify.ts';

/** The key, typed whole from the paper: the only way to know that it is at hand and readable. */
export function ProveDialog({ close }: { close(): void }) {
  const { t } = useTranslation('keys');
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const [typed, setTyped] = useState('');
  const [empty, setEmpty] = useState(false);
  const prove = useAction('keys.proveSheet', {
    onSuccess({ ok }) {
      if (!ok) return;
      touch('key');
      notify.done(t('prove.done'));
      close();
    },
  });
  const refused = fieldErrors(prove.error, sentence);
  const other = prove.data?.ok === false ? prove.data.fingerprint : null;
  return (
    <DialogForm
      title={t('prove.title')}
      confirmLabel={t('prove.submit')}
      dirty={typed !== ''}
      pending={prove.isPending}
      error={refused.recoveryKey ? undefined : prove.error}
      submit={() => {
        setEmpty(typed.trim() === '');
        if (typed.trim() !== '') prove.mutate({ recoveryKey: typed });
      }}
      close={close}
    >
      <Text size="sm">{t('prove.lead')}</Text>
      {other !== null && (
        <Alert
          color="red"
          variant="light"
          role="alert"
          icon={<IconAlertTriangle aria-hidden />}
          title={t('prove.other')}
        >
          {t('prove.otherHint', { fingerprint: other })}
        </Alert>
      )}
      <RecoveryKeyField
        value={typed}
        required
        focused
        error={empty && typed.trim() === '' ? t('prove.empty') : refused.recoveryKey}
        onChange={setTyped}
      />
    </DialogForm>
  );
}
