import { FileInput, Text, TextInput } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitObligation } from '#shared/obligations.ts';
import { useApi } from '../../api/context.tsx';
import { useAction } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { useSentence } from '../../i18n/index.ts';
import { DateField } from '../../ui/date-field.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { fieldErrors } from '../../ui/field-errors.ts';
import { useFormats } from '../../ui/formats.ts';
import { useNotify } from '../../ui/notify.ts';
import { storedNow } from '../../ui/stored-now.ts';
import { acceptedFiles, fileProblem, uploadDocument } from '../documents/upload-document.ts';
import { useDateEntry } from './use-date-entry.ts';

interface Props {
  readonly obligation: UnitObligation;
  close(): void;
}

/** Extends the limit of the present cycle, with a reason and the document that allows it. */
export function ExtendDialog({ obligation, close }: Props) {
  const { t } = useTranslation('obligations');
  const sentence = useSentence();
  const formats = useFormats();
  const dates = useDateEntry();
  const notify = useNotify();
  const touch = useTouch();
  const api = useApi();
  const [stored, setStored] = useState(obligation);
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [file, setFile] = useState<File | null>(null);
  // The file stays with the obligation when the extension itself is refused: it is not sent twice.
  const [sent, setSent] = useState<{ readonly file: File; readonly id: number }>();
  const [messages, setMessages] = useState<Readonly<Record<string, string>>>({});
  const [conflict, setConflict] = useState(false);
  const [error, setError] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const extend = useAction('obligations.extend');

  const submit = async () => {
    const day = dates.read(until);
    const unusable = file === null ? undefined : fileProblem(file);
    setMessages({
      ...(day === undefined ? { until: dates.noDay } : {}),
      ...(day === null ? { until: dates.missing } : {}),
      ...(reason.trim() === '' ? { reason: t('dialog.reasonMissing') } : {}),
      ...(file === null ? { documentId: t('dialog.documentMissing') } : {}),
      ...(unusable ? { documentId: t(`dialog.${unusable}`) } : {}),
    });
    if (day === undefined || day === null || reason.trim() === '' || file === null || unusable) return;
    setError(undefined);
    setConflict(false);
    setSending(true);
    try {
      const documentId =
        sent?.file === file
          ? sent.id
          : await uploadDocument(api, { entity: 'obligation', entityId: obligation.id }, file);
      setSent({ file, id: documentId });
      const { id, version } = stored;
      const { limitDate } = await extend.mutateAsync({ id, version, until: day, reason: reason.trim(), documentId });
      touch('obligation');
      touch('document');
      notify.done(t('dialog.extended', { date: formats.date(limitDate) }));
      close();
    } catch (refusal) {
      const current = storedNow<UnitObligation>(refusal);
      if (current) setStored(current);
      setConflict(current !== undefined);
      const byField = fieldErrors(refusal, sentence);
      setMessages(byField);
      if (!current && Object.keys(byField).length === 0) setError(refusal);
    } finally {
      setSending(false);
    }
  };

  return (
    <DialogForm
      title={t('dialog.extendTitle', { obligation: obligation.obligation })}
      confirmLabel={t('dialog.extend')}
      dirty={until !== '' || reason !== '' || file !== null}
      pending={sending}
      error={error}
      submit={submit}
      close={close}
    >
      {conflict && (
        <Text size="sm" role="alert">
          {t('dialog.conflict')}
        </Text>
      )}
      <Text size="sm">{t('dialog.extendText', { limit: formats.date(stored.limitDate) })}</Text>
      <DateField label={t('dialog.until')} value={until} error={messages.until} onChange={setUntil} />
      <TextInput
        label={t('dialog.reason')}
        required
        maxLength={500}
        value={reason}
        error={messages.reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <FileInput
        label={t('dialog.document')}
        description={t('dialog.documentHint')}
        required
        withAsterisk
        placeholder={t('dialog.chooseFile')}
        accept={acceptedFiles}
        leftSection={<IconPaperclip size={16} aria-hidden />}
        value={file}
        error={messages.documentId}
        onChange={setFile}
      />
    </DialogForm>
  );
}
