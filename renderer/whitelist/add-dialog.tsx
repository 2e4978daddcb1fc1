import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useNotify } from '../ui/notify.ts';
import { useReturnFocus } from '../ui/use-return-focus.ts';

/** Adds one name with a reason. */
export function AddDialog({ close }: { close(): void }) {
  useReturnFocus();
  const { t } = useTranslation('whitelist');
  const { t: tLists } = useTranslation('lists');
  const { t: tUi } = useTranslation('ui');
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const [username, setUsername] = useState('');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const action = useAction('whitelist.add', {
    onSuccess(entry) {
      touch('whitelist');
      touch('account');
      notify.done(t('added', { name: entry.username }));
      close();
    },
  });
  const refused = fieldErrors(action.error, sentence);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const name = username.trim();
    setMissing(name === '');
    if (name === '' || action.isPending) return;
    action.mutate({ username: name, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) });
  };
  return (
    <Modal opened onClose={close} title={t('dialog.title')} centered closeButtonProps={{ 'aria-label': tUi('close') }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {action.error !== null && refused.username === undefined && <ErrorPanel error={action.error} />}
          <TextInput
            label={t('dialog.name')}
            description={t('dialog.nameHint')}
            required
            data-autofocus
            maxLength={80}
            autoComplete="off"
            spellCheck={false}
            value={username}
            error={missing ? t('dialog.missing') : refused.username}
            onChange={(event) => {
              setUsername(event.currentTarget.value);
              setMissing(false);
            }}
          />
          <TextInput
            label={tLists('reason')}
            description={tLists('reasonHint')}
            maxLength={255}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {tUi('cancel')}
            </Button>
            <Button type="submit" loading={action.isPending}>
              {t('dialog.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
