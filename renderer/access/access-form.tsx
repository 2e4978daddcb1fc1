import { Anchor, Button, Group, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { passwordLength } from '../../shared/password-rules.ts';
import type { OutputOf } from '../api/client.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { Form } from '../ui/form.tsx';
import { useUnsavedGuard } from '../ui/form-guard.tsx';
import { useNotify } from '../ui/notify.ts';
import { goToInput } from '../ui/problem-summary.tsx';
import { rebased } from '../ui/rebased.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { useSaveShortcut } from '../ui/shortcuts.ts';
import { storedNow } from '../ui/stored-now.ts';
import { type AccessDraft, type AccessNumber, accessChange, accessDraft, accessProblems } from './access-draft.ts';
import { SecondFactorRoles } from './second-factor-roles.tsx';

type Stored = OutputOf<'access.get'>;

interface Props {
  readonly stored: Stored;
  readonly editable: boolean;
}

/** The rules as a form; what was not touched follows what others save meanwhile. */
export function AccessForm({ stored, editable }: Props) {
  const { t } = useTranslation('access');
  const sentence = useSentence();
  const confirm = useConfirm();
  const notify = useNotify();
  const touch = useTouch();
  const [base, setBase] = useState(stored);
  const [draft, setDraft] = useState(() => accessDraft(stored));
  const [messages, setMessages] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<unknown>();
  const [raced, setRaced] = useState(false);
  const action = useAction('access.save');
  // Somebody else saved: read in already, so the fields that nobody touched here follow.
  if (stored.version > base.version) {
    setDraft(rebased(draft, accessDraft(base), accessDraft(stored)));
    setBase(stored);
  }
  const dirty = Object.keys(accessChange(base, draft)).length > 0 || accessProblems(draft).length > 0;
  useUnsavedGuard(dirty);

  const set = (part: Partial<AccessDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setMessages((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in part))));
  };
  const save = async () => {
    if (!editable || action.isPending) return;
    setError(undefined);
    const problems = accessProblems(draft);
    setMessages(
      Object.fromEntries(problems.map((name) => [name, t(`problems.${name}`, { least: passwordLength.least })])),
    );
    const change = accessChange(base, draft);
    const [first] = problems;
    if (first !== undefined) return goToInput(inputId(first));
    if (Object.keys(change).length === 0) return;
    const off = change.whitelistEnforced === false;
    if (
      off &&
      !(await confirm({ title: t('offTitle'), message: t('offMessage'), confirmLabel: t('offConfirm'), danger: true }))
    )
      return;
    try {
      const saved = await action.mutateAsync({ version: base.version, ...change });
      setBase(saved);
      setDraft(accessDraft(saved));
      setRaced(false);
      for (const topic of ['access', 'whitelist', 'session'] as const) touch(topic);
      notify.done(t('saved'));
    } catch (refusal) {
      const current = storedNow<Stored>(refusal);
      if (current) {
        setDraft((before) => rebased(before, accessDraft(base), accessDraft(current)));
        setBase(current);
        return setRaced(true);
      }
      const byField = fieldErrors(refusal, sentence);
      setMessages(byField);
      if (!Object.keys(byField).some((field) => field in draft)) setError(refusal);
    }
  };
  useSaveShortcut(() => void save());

  const number = (name: AccessNumber) => (
    <TextInput
      id={inputId(name)}
      label={t(name)}
      description={t(`${name}Hint`, { least: passwordLength.least, usual: passwordLength.usual })}
      inputMode="numeric"
      maxLength={3}
      maw={420}
      value={draft[name]}
      error={messages[name]}
      disabled={!editable}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <Form onSubmit={save}>
      <Stack gap="md">
        {error !== undefined && <ErrorPanel error={error} />}
        {raced && (
          <Text size="sm" role="alert">
            {t('conflict')}
          </Text>
        )}
        <SectionCard title={t('clinic')}>
          <TextInput
            label={t('clinicName')}
            description={t('clinicNameHint')}
            maxLength={120}
            maw={420}
            value={draft.clinicName}
            error={messages.clinicName}
            disabled={!editable}
            onChange={(event) => set({ clinicName: event.currentTarget.value })}
          />
        </SectionCard>
        <SectionCard title={t('passwords')}>{number('passwordMinLength')}</SectionCard>
        <SectionCard title={t('sessions')}>
          <Stack gap="sm">
            {number('idleMinutes')}
            {number('sessionHours')}
          </Stack>
        </SectionCard>
        <SectionCard title={t('whitelist')}>
          <Stack gap="xs" align="flex-start">
            <Switch
              label={t('whitelistEnforced')}
              description={t(draft.whitelistEnforced ? 'whitelistOn' : 'whitelistOff')}
              checked={draft.whitelistEnforced}
              error={messages.whitelistEnforced}
              disabled={!editable}
              onChange={(event) => set({ whitelistEnforced: event.currentTarget.checked })}
            />
            <Anchor component={Link} to="/admin/whitelist" size="sm">
              {t('whitelistLink')}
            </Anchor>
          </Stack>
        </SectionCard>
        <SectionCard title={t('secondFactor')} lead={t('secondFactorLead')}>
          <SecondFactorRoles
            value={draft.secondFactorRoles}
            error={messages.secondFactorRoles}
            disabled={!editable}
            onChange={(secondFactorRoles) => set({ secondFactorRoles })}
          />
        </SectionCard>
        {editable && (
          <Group justify="flex-end">
            <Button
              variant="default"
              disabled={!dirty}
              onClick={() => {
                setDraft(accessDraft(base));
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
        )}
      </Stack>
    </Form>
  );
}

function inputId(name: AccessNumber): string {
  return `access-${name}`;
}
