import { Alert, NumberInput, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Study } from '../../shared/studies.ts';
import { formatStudyIdentifier } from '../../shared/study-identifier.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useNotify } from '../ui/notify.ts';

interface Props {
  readonly study: Study;
  close(): void;
}

/** Takes the counter of a year past numbers that were issued elsewhere. It cannot be taken back, and says so. */
export function RaiseDialog({ study, close }: Props) {
  const { t } = useTranslation('studies');
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const thisYear = new Date().getFullYear();
  const [draft, setDraft] = useState<{ year: number | ''; last: number | ''; reason: string }>({
    year: thisYear,
    last: '',
    reason: '',
  });
  const [messages, setMessages] = useState<Readonly<Record<string, string>>>({});
  const action = useAction('studies.raiseCounter');
  const { year, last, reason } = draft;
  const stored = study.counters.find((counter) => counter.year === year)?.last ?? 0;
  const set = (part: Partial<typeof draft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setMessages({});
  };
  const save = async () => {
    const problems = {
      ...(year === '' ? { year: t('counters.yearMissing') } : {}),
      ...(last === '' ? { last: t('counters.lastMissing') } : {}),
      ...(reason.trim() === '' ? { reason: t('counters.reasonMissing') } : {}),
    };
    setMessages(problems);
    if (year === '' || last === '' || reason.trim() === '') return;
    try {
      await action.mutateAsync({ id: study.id, year, last, reason: reason.trim() });
      touch('study');
      notify.done(t('counters.raised', { identifier: formatStudyIdentifier(study.prefix, year, last + 1) }));
      close();
    } catch (refusal) {
      setMessages(fieldErrors(refusal, sentence));
    }
  };
  const shown = ['year', 'last', 'reason'].some((field) => field in messages);
  return (
    <DialogForm
      title={t('counters.raiseTitle', { name: study.name })}
      confirmLabel={t('counters.raise')}
      dirty={last !== '' || reason !== ''}
      pending={action.isPending}
      error={shown ? undefined : action.error}
      submit={save}
      close={close}
    >
      <Text size="sm">{t('counters.raiseText')}</Text>
      <NumberInput
        label={t('counters.year')}
        required
        min={1900}
        max={thisYear}
        clampBehavior="none"
        allowDecimal={false}
        allowNegative={false}
        value={year}
        error={messages.year}
        onChange={(value) => set({ year: typeof value === 'number' ? value : '' })}
      />
      <NumberInput
        label={t('counters.issued')}
        description={t('counters.issuedHint', { last: stored })}
        required
        data-autofocus
        max={9_999_999}
        allowDecimal={false}
        allowNegative={false}
        value={last}
        error={messages.last}
        onChange={(value) => set({ last: typeof value === 'number' ? value : '' })}
      />
      <TextInput
        label={t('counters.reason')}
        required
        maxLength={500}
        value={reason}
        error={messages.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      {year !== '' && last !== '' && last > stored && (
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />}>
          {t('counters.warning', {
            count: last - stored,
            identifier: formatStudyIdentifier(study.prefix, year, last + 1),
          })}
        </Alert>
      )}
    </DialogForm>
  );
}
