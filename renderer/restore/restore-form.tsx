import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { SetName } from '../../shared/backup.ts';
import { useAction } from '../api/hooks.ts';
import { useSentence } from '../i18n/index.ts';
import { RecoveryKeyField } from '../parts/backups/recovery-key-field.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { Form } from '../ui/form.tsx';
import { useNotify } from '../ui/notify.ts';
import { ProblemSummary } from '../ui/problem-summary.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { useFirstProblem } from '../ui/use-first-problem.ts';

interface Props {
  readonly input: { readonly set: SetName; readonly destinationId?: number };
  readonly needsRecoveryKey: boolean;
}

type Field = 'reason' | 'key' | 'word';

/** The act itself: why, the recovery key where it takes one, and a word that nobody types by accident. */
export function RestoreForm({ input, needsRecoveryKey }: Props) {
  const { t } = useTranslation('restore');
  const sentence = useSentence();
  const navigate = useNavigate();
  const notify = useNotify();
  const [typed, setTyped] = useState<Readonly<Record<Field, string>>>({ reason: '', key: '', word: '' });
  const [attempt, setAttempt] = useState(0);
  const begin = useAction('restore.begin', {
    async onSuccess() {
      // Whoever signs in again sees what was restored, and the way back.
      await navigate('/admin/backups', { replace: true });
      notify.done(t('done'));
    },
  });
  const { form, look } = useFirstProblem<HTMLDivElement>();
  const word = t('form.confirmWord');
  const wrong: Record<Field, boolean> = {
    reason: typed.reason.trim() === '',
    key: needsRecoveryKey && typed.key.trim() === '',
    word: typed.word.trim().toLocaleUpperCase() !== word,
  };
  const refused = fieldErrors(begin.error, sentence);
  const messages: Readonly<Record<Field, string | undefined>> = {
    reason: (attempt > 0 && wrong.reason ? t('form.wrong.reason') : undefined) ?? refused.reason,
    key: (attempt > 0 && wrong.key ? t('form.wrong.key') : undefined) ?? refused.recoveryKey,
    word: attempt > 0 && wrong.word ? t('form.wrong.word', { word }) : undefined,
  };
  const set = (field: Field) => (value: string) => setTyped((before) => ({ ...before, [field]: value }));
  const submit = () => {
    if (begin.isPending) return;
    if (Object.values(wrong).some(Boolean)) {
      setAttempt((before) => before + 1);
      return look();
    }
    begin.mutate({
      ...input,
      reason: typed.reason.trim(),
      ...(needsRecoveryKey ? { recoveryKey: typed.key } : {}),
    });
  };

  return (
    <SectionCard title={t('form.title')} lead={t('form.consequences')}>
      <Form onSubmit={submit}>
        <Stack gap="sm" maw={560} ref={form}>
          {begin.error && Object.keys(refused).length === 0 && begin.error.code !== 'REAUTH_REQUIRED' && (
            <ProblemSummary title="" problems={[]} error={begin.error} attempt={begin.failureCount} />
          )}
          <TextInput
            label={t('form.reason')}
            description={t('form.reasonHint')}
            required
            maxLength={255}
            autoComplete="off"
            value={typed.reason}
            error={messages.reason}
            onChange={(event) => set('reason')(event.currentTarget.value)}
          />
          {needsRecoveryKey && (
            <RecoveryKeyField
              description={t('form.keyHint')}
              required
              value={typed.key}
              error={messages.key}
              onChange={set('key')}
            />
          )}
          <TextInput
            label={t('form.word', { word })}
            required
            maxLength={40}
            autoComplete="off"
            spellCheck={false}
            value={typed.word}
            error={messages.word}
            onChange={(event) => set('word')(event.currentTarget.value)}
          />
          {begin.isPending && (
            <Text size="sm" role="status">
              {t('form.pending')}
            </Text>
          )}
          <Group>
            <Button
              type="submit"
              color="red"
              leftSection={<IconArrowBackUp size={16} aria-hidden />}
              loading={begin.isPending}
            >
              {t('form.submit')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </SectionCard>
  );
}
