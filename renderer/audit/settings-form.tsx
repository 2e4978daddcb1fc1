import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditSettings } from '../../shared/audit.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { useSession } from '../session/session.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { Form } from '../ui/form.tsx';
import { useUnsavedGuard } from '../ui/form-guard.tsx';
import { useNotify } from '../ui/notify.ts';
import { ProblemSummary } from '../ui/problem-summary.tsx';
import { rebased } from '../ui/rebased.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { useSaveShortcut } from '../ui/shortcuts.ts';
import { storedNow } from '../ui/stored-now.ts';
import { type SettingsDraft, settingsDraft, settingsOf, wrongFields } from './settings-draft.ts';

/** The settings as a form; what was not touched follows what others save meanwhile. */
export function SettingsForm({ stored }: { readonly stored: AuditSettings }) {
  const { t } = useTranslation('audit');
  const { can } = useSession();
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const [base, setBase] = useState(stored);
  const [draft, setDraft] = useState(() => settingsDraft(stored));
  const [messages, setMessages] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<unknown>();
  const [raced, setRaced] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const action = useAction('audit.saveSettings');
  const editable = can('system:manage');

  const follow = (newer: AuditSettings) => {
    setDraft((before) => rebased(before, settingsDraft(base), settingsDraft(newer)));
    setBase(newer);
  };
  if (stored.version > base.version) follow(stored);
  const dirty = JSON.stringify(draft) !== JSON.stringify(settingsDraft(base));
  useUnsavedGuard(dirty);

  const set = (part: Partial<SettingsDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setMessages((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in part))));
  };
  const refuse = (byField: Readonly<Record<string, string>>) => {
    setMessages(byField);
    setAttempt((before) => before + 1);
  };
  const save = async () => {
    if (action.isPending || !dirty || !editable) return;
    setError(undefined);
    const wrong = wrongFields(draft);
    if (wrong.length > 0)
      return refuse(
        Object.fromEntries(
          wrong.map((field) => [
            field,
            t(field === 'keepYears' ? 'settings.problems.years' : 'settings.problems.days'),
          ]),
        ),
      );
    try {
      const saved = await action.mutateAsync(settingsOf(draft, base.version));
      setBase(saved);
      setDraft(settingsDraft(saved));
      setMessages({});
      setRaced(false);
      touch('audit');
      notify.done(t('settings.saved'));
    } catch (refusal) {
      const newer = storedNow<AuditSettings>(refusal);
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

  const text = (name: keyof SettingsDraft, hint: string, short: boolean) => (
    <TextInput
      id={inputId(name)}
      label={t(`settings.${name}`)}
      description={hint}
      {...(short ? { inputMode: 'numeric' as const, maxLength: 3, maw: 280 } : { maxLength: 1000 })}
      autoComplete="off"
      spellCheck={false}
      readOnly={!editable}
      value={draft[name]}
      error={messages[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <Form onSubmit={save}>
      <SectionCard title={t('settings.title')} {...(editable ? {} : { lead: t('settings.readOnly') })}>
        <Stack gap="sm">
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
          {text('keepYears', t('settings.keepHint'), true)}
          {text('copyFolder', t('settings.copyHint'), false)}
          {text('reviewDays', t('settings.reviewHint'), true)}
          {editable && (
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
                {t('settings.save')}
              </Button>
            </Group>
          )}
        </Stack>
      </SectionCard>
    </Form>
  );
}

function inputId(name: string): string {
  return `audit-${name}`;
}
