import { Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileForm } from '../../shared/files.ts';
import type { InputOf } from '../api/client.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { useSentence } from '../i18n/index.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useNotify } from '../ui/notify.ts';
import { startDownload } from '../ui/start-download.ts';

/** Which patients are taken away, in which order. */
export type TakenList = Pick<InputOf<'patients.export'>, 'search' | 'filters' | 'sort'>;

interface Props {
  readonly as: 'file' | 'print';
  readonly list: TakenList;
  readonly total: number;
  readonly form: FileForm;
  close(): void;
}

/** Asks whether identities are wanted, and why, before a list leaves the program. */
export function TakeAwayDialog({ as, list, total, form, close }: Props) {
  const { t, i18n } = useTranslation('patient-files');
  const sentence = useSentence();
  const notify = useNotify();
  const choices = useCall('patients.choices', {});
  const [identities, setIdentities] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const done = {
    // What was searched for may be a name: nothing of the call stays behind once it is answered.
    gcTime: 0,
    onSuccess({ path, fileName }: { readonly path: string; readonly fileName: string }) {
      startDownload(path, fileName);
      notify.done(t('done', { name: fileName }));
      close();
    },
  };
  const file = useAction('patients.export', done);
  const print = useAction('patients.printList', done);
  const { error, isPending } = as === 'file' ? file : print;
  const rule = choices.data?.revealReason ?? 'none';
  const asksReason = identities && rule !== 'none';
  const refused = fieldErrors(error, sentence);
  const submit = () => {
    const given = asksReason ? reason.trim() : '';
    setMissing(asksReason && rule === 'required' && given === '');
    if (asksReason && rule === 'required' && given === '') return;
    const input = { ...list, identities, ...(given === '' ? {} : { reason: given }) };
    if (as === 'file') file.mutate({ ...input, ...form });
    else print.mutate({ ...input, language: i18n.resolvedLanguage === 'fr' ? 'fr' : 'en' });
  };
  return (
    <DialogForm
      title={t(as === 'file' ? 'fileTitle' : 'printTitle', { count: total })}
      confirmLabel={t(as === 'file' ? 'confirmFile' : 'confirmPrint')}
      dirty={reason !== ''}
      pending={isPending || (identities && choices.isPending)}
      error={'reason' in refused ? undefined : error}
      submit={submit}
      close={close}
    >
      <Text size="sm">{t('lead')}</Text>
      <Radio.Group
        label={t('what')}
        value={identities ? 'with' : 'without'}
        onChange={(value) => setIdentities(value === 'with')}
      >
        <Stack gap={8} mt={6}>
          <Radio value="without" label={t('without')} description={t('withoutHint')} data-autofocus />
          <Radio value="with" label={t('with')} description={t('withHint')} />
        </Stack>
      </Radio.Group>
      {asksReason && (
        <TextInput
          label={t('reason')}
          description={t('reasonHint')}
          required={rule === 'required'}
          maxLength={500}
          autoComplete="off"
          value={reason}
          error={missing ? t('reasonMissing') : refused.reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <Text size="xs" c="dimmed">
        {t('onRecord')}
      </Text>
    </DialogForm>
  );
}
