import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientReview } from '../../shared/patient-reviews.ts';
import { useTouch } from '../api/touch.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { useNotify } from '../ui/notify.ts';
import { useIdentityAction } from './use-identity-action.ts';

interface Props {
  readonly review: PatientReview;
  readonly decision: 'same' | 'other';
  close(): void;
}

/** Decides about a review, with an answer to whoever asked. */
export function DecideDialog({ review, decision, close }: Props) {
  const { t } = useTranslation('patient-reviews');
  const notify = useNotify();
  const touch = useTouch();
  const [answer, setAnswer] = useState('');
  const [error, setError] = useState<unknown>();
  // What is answered may name somebody.
  const decide = useIdentityAction('patients.decideReview');
  const { id, version, askedBy: name, patient } = review;
  const submit = async () => {
    try {
      await decide.run({ id, version, decision, answer: answer.trim() === '' ? null : answer.trim() });
      notify.done(t(`${decision}.done`, { name }));
      close();
      touch(decision === 'other' ? 'patient' : 'review');
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <DialogForm
      title={t(`${decision}.title`, { identifier: patient?.identifier })}
      confirmLabel={t(`${decision}.confirm`)}
      dirty={answer.trim() !== ''}
      pending={decide.pending}
      error={error}
      submit={() => void submit()}
      close={close}
    >
      <Text size="sm">{t(`${decision}.text`, { name })}</Text>
      <Textarea
        label={t('answerLabel', { name })}
        description={t('answerHint')}
        maxLength={500}
        autosize
        minRows={2}
        maxRows={8}
        value={answer}
        onChange={(event) => setAnswer(event.currentTarget.value)}
        data-autofocus
      />
    </DialogForm>
  );
}
