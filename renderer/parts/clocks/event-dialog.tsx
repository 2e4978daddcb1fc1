import { Select, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDate } from '#shared/dates.ts';
import { unitEventKinds } from '#shared/obligation-rules.ts';
import { useAction } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { useSentence } from '../../i18n/index.ts';
import { DateField } from '../../ui/date-field.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { fieldErrors } from '../../ui/field-errors.ts';
import { useNotify } from '../../ui/notify.ts';
import { useDateEntry } from './use-date-entry.ts';

interface Props {
  readonly unitId: number;
  close(): void;
}

/** Puts on record what happened to a unit: a new tube, a move, a repair. */
export function EventDialog({ unitId, close }: Props) {
  const { t } = useTranslation('obligations');
  const sentence = useSentence();
  const dates = useDateEntry();
  const notify = useNotify();
  const touch = useTouch();
  const [kind, setKind] = useState<string | null>(null);
  const [occurredOn, setOccurredOn] = useState(() => localDate(new Date()));
  const [note, setNote] = useState('');
  const [messages, setMessages] = useState<Readonly<Record<string, string>>>({});
  const record = useAction('obligations.recordEvent', {
    onSuccess() {
      touch('obligation');
      touch('unit');
      notify.done(t('dialog.recorded'));
      close();
    },
    onError: (error) => setMessages(fieldErrors(error, sentence)),
  });

  const submit = () => {
    const chosen = unitEventKinds.find((one) => one === kind);
    const day = dates.read(occurredOn);
    setMessages({
      ...(chosen ? {} : { kind: t('dialog.kindMissing') }),
      ...(day === undefined ? { occurredOn: dates.noDay } : {}),
      ...(day === null ? { occurredOn: dates.missing } : {}),
    });
    if (!chosen || day === undefined || day === null) return;
    record.mutate({ unitId, kind: chosen, occurredOn: day, note: note.trim() === '' ? null : note.trim() });
  };

  return (
    <DialogForm
      title={t('dialog.eventTitle')}
      confirmLabel={t('dialog.record')}
      dirty={kind !== null || note !== ''}
      pending={record.isPending}
      error={Object.keys(messages).length > 0 ? undefined : record.error}
      submit={submit}
      close={close}
    >
      <Text size="sm">{t('dialog.eventText')}</Text>
      <Select
        label={t('dialog.kind')}
        required
        withAsterisk
        data={unitEventKinds.map((value) => ({ value, label: t(`events.${value}`) }))}
        value={kind}
        error={messages.kind}
        onChange={setKind}
        data-autofocus
      />
      <DateField
        label={t('dialog.occurredOn')}
        value={occurredOn}
        error={messages.occurredOn}
        onChange={setOccurredOn}
      />
      <Textarea
        label={t('dialog.note')}
        autosize
        maxLength={2000}
        value={note}
        error={messages.note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
