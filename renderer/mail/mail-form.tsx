import { Button, Group, Radio, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mailSecurities } from '../../shared/mail.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { fieldErrors } from '../ui/field-errors.ts';
import { Form } from '../ui/form.tsx';
import { useUnsavedGuard } from '../ui/form-guard.tsx';
import { useNotify } from '../ui/notify.ts';
import { PasswordField } from '../ui/password-field.tsx';
import { ProblemSummary } from '../ui/problem-summary.tsx';
import { rebased } from '../ui/rebased.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { useSaveShortcut } from '../ui/shortcuts.ts';
import { storedNow } from '../ui/stored-now.ts';
import {
  asksPasswordAgain,
  type MailDraft,
  mailChange,
  mailDraft,
  portIsWrong,
  type StoredMail,
} from './mail-draft.ts';
import { TestPanel } from './test-panel.tsx';

/** The settings as a form with the test below; what was not touched follows what others save meanwhile. */
export function MailForm({ stored }: { readonly stored: StoredMail }) {
  const { t } = useTranslation('mail');
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const [base, setBase] = useState(stored);
  const [draft, setDraft] = useState(() => mailDraft(stored));
  const [messages, setMessages] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<unknown>();
  const [raced, setRaced] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const action = useAction('mail.saveSettings');

  const follow = (newer: StoredMail) => {
    setDraft((before) => rebased(before, mailDraft(base), mailDraft(newer)));
    setBase(newer);
  };
  if (stored.version > base.version) follow(stored);
  const dirty = JSON.stringify(draft) !== JSON.stringify(mailDraft(base));
  useUnsavedGuard(dirty);

  const set = (part: Partial<MailDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setMessages((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in part))));
  };
  const refuse = (byField: Readonly<Record<string, string>>) => {
    setMessages(byField);
    setAttempt((before) => before + 1);
  };
  const save = async () => {
    if (action.isPending || !dirty) return;
    setError(undefined);
    if (portIsWrong(draft)) return refuse({ port: t('problems.port') });
    try {
      const saved = await action.mutateAsync(mailChange(draft, base.version));
      setBase(saved);
      setDraft(mailDraft(saved));
      setMessages({});
      setRaced(false);
      touch('mail');
      notify.done(t('saved'));
    } catch (refusal) {
      const newer = storedNow<StoredMail>(refusal);
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

  const text = (name: 'host' | 'port' | 'username' | 'fromAddress' | 'fromName' | 'appAddress', hint?: string) => (
    <TextInput
      id={inputId(name)}
      label={t(name)}
      {...(hint === undefined ? {} : { description: hint })}
      maw={420}
      maxLength={name === 'fromName' ? 120 : 255}
      autoComplete="off"
      spellCheck={false}
      {...(name === 'port' ? { inputMode: 'numeric' as const, maxLength: 5 } : {})}
      value={draft[name]}
      error={messages[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <Stack gap="md">
      <Form onSubmit={save}>
        <Stack gap="md">
          <ProblemSummary
            title={t('problems.title')}
            problems={Object.entries(messages).map(([field, message]) => ({ message, input: inputId(field) }))}
            error={error}
            attempt={attempt}
          />
          {raced && (
            <Text size="sm" role="alert">
              {t('conflict')}
            </Text>
          )}
          <Switch
            label={t('enabled')}
            description={t('enabledHint')}
            checked={draft.enabled}
            onChange={(event) => set({ enabled: event.currentTarget.checked })}
          />
          <SectionCard title={t('server')}>
            <Stack gap="sm">
              {text('host', t('hostHint'))}
              {text('port')}
              <Radio.Group
                label={t('security')}
                value={draft.security}
                error={messages.security}
                onChange={(value) => {
                  const security = mailSecurities.find((known) => known === value);
                  if (security) set({ security });
                }}
              >
                <Stack gap="xs" mt="xs">
                  {mailSecurities.map((security, index) => (
                    <Radio
                      key={security}
                      {...(index === 0 ? { id: inputId('security') } : {})}
                      value={security}
                      label={t(`securities.${security}`)}
                    />
                  ))}
                </Stack>
              </Radio.Group>
              {draft.security !== 'none' && (
                <Textarea
                  id={inputId('certificateAuthority')}
                  label={t('certificateAuthority')}
                  description={t('certificateHint')}
                  autosize
                  minRows={2}
                  maxRows={6}
                  maxLength={50_000}
                  spellCheck={false}
                  styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.75rem' } }}
                  value={draft.certificateAuthority}
                  error={messages.certificateAuthority}
                  onChange={(event) => set({ certificateAuthority: event.currentTarget.value })}
                />
              )}
              {text('username', t('usernameHint'))}
              {draft.username.trim() !== '' && (
                <PasswordField
                  id={inputId('password')}
                  label={t('password')}
                  description={t(
                    asksPasswordAgain(draft, base)
                      ? 'passwordAgain'
                      : base.passwordSet
                        ? 'passwordStored'
                        : 'passwordNone',
                  )}
                  autoComplete="new-password"
                  maw={420}
                  maxLength={1024}
                  value={draft.password}
                  error={messages.password}
                  onChange={(event) => set({ password: event.currentTarget.value })}
                />
              )}
            </Stack>
          </SectionCard>
          <SectionCard title={t('sender')}>
            <Stack gap="sm">
              {text('fromAddress')}
              {text('fromName')}
              {text('appAddress', t('appAddressHint'))}
            </Stack>
          </SectionCard>
          <Group justify="flex-end">
            <Button
              variant="default"
              disabled={!dirty}
              onClick={() => {
                setDraft(mailDraft(base));
                setMessages({});
                setRaced(false);
              }}
            >
              {t('discard')}
            </Button>
            <Button type="submit" loading={action.isPending} disabled={!dirty}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </Form>
      <TestPanel unsaved={dirty} />
    </Stack>
  );
}

function inputId(name: string): string {
  return `mail-${name}`;
}
