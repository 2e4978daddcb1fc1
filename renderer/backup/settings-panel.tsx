import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupSettings } from '../../shared/backup.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { fieldErrors } from '../ui/field-errors.ts';
import { Form } from '../ui/form.tsx';
import { useUnsavedGuard } from '../ui/form-guard.tsx';
import { useFormats } from '../ui/formats.ts';
import { useNotify } from '../ui/notify.ts';
import { ProblemSummary } from '../ui/problem-summary.tsx';
import { rebased } from '../ui/rebased.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { useSaveShortcut } from '../ui/shortcuts.ts';
import { storedNow } from '../ui/stored-now.ts';
import { type NumberField, numberFields, readSettings, type SettingsDraft, settingsDraft } from './settings-draft.ts';

/** When backups are made and how long they are kept; what was not touched follows what others save meanwhile. */
export function SettingsPanel({ stored }: { readonly stored: BackupSettings }) {
  const { t } = useTranslation('backup');
  const { t: words } = useTranslation('ui');
  const sentence = useSentence();
  const formats = useFormats();
  const notify = useNotify();
  const touch = useTouch();
  const [base, setBase] = useState(stored);
  const [draft, setDraft] = useState(() => settingsDraft(stored));
  const [messages, setMessages] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<unknown>();
  const [raced, setRaced] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const action = useAction('backup.saveSettings');

  const follow = (newer: BackupSettings) => {
    setDraft((before) => rebased(before, settingsDraft(base), settingsDraft(newer)));
    setBase(newer);
  };
  if (stored.version > base.version) follow(stored);
  const dirty = JSON.stringify(draft) !== JSON.stringify(settingsDraft(base));
  useUnsavedGuard(dirty);

  const set = (field: keyof SettingsDraft, value: string) => {
    setDraft((before) => ({ ...before, [field]: value }));
    setMessages((before) => Object.fromEntries(Object.entries(before).filter(([name]) => name !== field)));
  };
  const refuse = (byField: Readonly<Record<string, string>>) => {
    setMessages(byField);
    setAttempt((before) => before + 1);
  };
  const problem = (field: keyof SettingsDraft) => {
    if (field === 'times') return t('settings.problems.times');
    const [min, max] = numberFields[field];
    return t('settings.problems.range', {
      field: t(`settings.${field}`),
      min: formats.number(min),
      max: formats.number(max),
    });
  };
  const save = async () => {
    if (action.isPending || !dirty) return;
    setError(undefined);
    const read = readSettings(draft, base.version);
    if ('wrong' in read) return refuse(Object.fromEntries(read.wrong.map((field) => [field, problem(field)])));
    try {
      const saved = await action.mutateAsync(read.settings);
      setBase(saved);
      setDraft(settingsDraft(saved));
      setMessages({});
      setRaced(false);
      touch('backup');
      notify.done(t('settings.saved'));
    } catch (refusal) {
      const newer = storedNow<BackupSettings>(refusal);
      if (newer) {
        follow(newer);
        return setRaced(true);
      }
      const byField = fieldErrors(refusal, sentence);
      refuse(byField);
      if (Object.keys(byField).length === 0) setError(refusal);
    }
  };
  useSaveShortcut(() => void save());

  const number = (field: NumberField) => (
    <TextInput
      key={field}
      id={inputId(field)}
      label={t(`settings.${field}`)}
      inputMode="numeric"
      autoComplete="off"
      maxLength={6}
      w={260}
      value={draft[field]}
      error={messages[field]}
      onChange={(event) => set(field, event.currentTarget.value)}
    />
  );
  return (
    <Form onSubmit={save}>
      <Stack gap="md">
        <ProblemSummary
          title={t('settings.problems.title')}
          problems={Object.entries(messages).map(([field, message]) => ({ message, input: inputId(field) }))}
          error={error}
          attempt={attempt}
        />
        {raced && (
          <Text size="sm" role="alert">
            {t('settings.conflict')}
          </Text>
        )}
        <SectionCard title={t('settings.title')}>
          <TextInput
            id={inputId('times')}
            label={t('settings.times')}
            description={t('settings.timesHint')}
            autoComplete="off"
            maxLength={200}
            maw={420}
            value={draft.times}
            error={messages.times}
            onChange={(event) => set('times', event.currentTarget.value)}
          />
        </SectionCard>
        <SectionCard title={t('settings.keep')} lead={t('settings.keepHint')}>
          <Group align="flex-start">{(['dailyDays', 'weeklyDays', 'monthlyDays'] as const).map(number)}</Group>
        </SectionCard>
        <SectionCard title={t('settings.targets')} lead={t('settings.targetsHint')}>
          <Group align="flex-start">{(['rpoHours', 'rtoHours'] as const).map(number)}</Group>
        </SectionCard>
        <Group justify="flex-end">
          <Button
            variant="default"
            disabled={!dirty}
            onClick={() => {
              setDraft(settingsDraft(base));
              setMessages({});
              setRaced(false);
            }}
          >
            {t('settings.discard')}
          </Button>
          <Button type="submit" loading={action.isPending} disabled={!dirty}>
            {words('save')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

function inputId(field: string): string {
  return `backup-${field}`;
}
