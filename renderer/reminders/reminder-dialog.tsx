import { Checkbox, Group, MultiSelect, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { roleIds } from '../../shared/contract/permissions.ts';
import { type ReminderRule, unitRecipients } from '../../shared/reminders.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useNotify } from '../ui/notify.ts';
import { rebased } from '../ui/rebased.ts';
import { useRightWords } from '../ui/right-words.ts';
import { storedNow } from '../ui/stored-now.ts';
import { channels, type ReminderDraft, reminderDefinition, reminderDraft, reminderProblems } from './reminder-draft.ts';

interface Props {
  /** The rule to change; absent to add one. */
  readonly rule: ReminderRule | undefined;
  close(): void;
}

/** Adds or changes one rule. */
export function ReminderDialog({ rule, close }: Props) {
  const { t } = useTranslation('reminders');
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const [base, setBase] = useState(rule);
  const [draft, setDraft] = useState<ReminderDraft>(() => reminderDraft(rule));
  const [messages, setMessages] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<unknown>();
  const [raced, setRaced] = useState(false);
  const create = useAction('reminders.createRule');
  const update = useAction('reminders.updateRule');
  const pending = create.isPending || update.isPending;
  const dirty = JSON.stringify(draft) !== JSON.stringify(reminderDraft(base));

  const set = (part: Partial<ReminderDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setMessages((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in part))));
  };
  const save = async () => {
    setError(undefined);
    const problems = reminderProblems(draft);
    setMessages(Object.fromEntries(problems.map((field) => [field, t(`form.problems.${field}`)])));
    if (problems.length > 0) return;
    const input = { name: draft.name.trim(), definition: reminderDefinition(draft) };
    try {
      if (base === undefined) await create.mutateAsync(input);
      else await update.mutateAsync({ id: base.id, version: base.version, ...input });
      touch('reminder');
      notify.done(t('form.saved', { name: input.name }));
      close();
    } catch (refusal) {
      const current = storedNow<ReminderRule>(refusal);
      if (current) {
        setDraft((before) => rebased(before, reminderDraft(base), reminderDraft(current)));
        setBase(current);
        return setRaced(true);
      }
      const byField = fieldErrors(refusal, sentence);
      const named = Object.entries(byField).map(
        ([path, message]) => [path.replace(/^definition\./, ''), message] as const,
      );
      setMessages(Object.fromEntries(named));
      if (!named.some(([field]) => field in draft)) setError(refusal);
    }
  };

  return (
    <DialogForm
      wide
      title={t(rule === undefined ? 'form.newTitle' : 'form.editTitle')}
      confirmLabel={t('form.save')}
      dirty={dirty}
      pending={pending}
      error={error}
      submit={save}
      close={close}
    >
      {raced && (
        <Text size="sm" role="alert">
          {t('form.conflict')}
        </Text>
      )}
      <TextInput
        label={t('form.name')}
        required
        data-autofocus
        maxLength={80}
        autoComplete="off"
        value={draft.name}
        error={messages.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <WhoFields draft={draft} messages={messages} set={set} />
      <WhatFields draft={draft} messages={messages} set={set} />
      <WhenFields draft={draft} messages={messages} set={set} />
      <Checkbox.Group
        label={t('form.channels')}
        value={[...draft.channels]}
        error={messages.channels}
        onChange={(value) => set({ channels: value })}
      >
        <Group gap="md" mt="xs">
          {channels.map((channel) => (
            <Checkbox key={channel} value={channel} label={t(`channels.${channel}`)} />
          ))}
        </Group>
      </Checkbox.Group>
    </DialogForm>
  );
}

interface Part {
  readonly draft: ReminderDraft;
  readonly messages: Readonly<Record<string, string>>;
  set(part: Partial<ReminderDraft>): void;
}

function WhoFields({ draft, messages, set }: Part) {
  const { t } = useTranslation('reminders');
  const words = useRightWords();
  const known = new Set<string>([...roleIds, ...words.roles.map(({ id }) => id), ...draft.roles]);
  return (
    <>
      <MultiSelect
        label={t('form.roles')}
        description={t('form.rolesHint')}
        data={[...known].map((value) => ({ value, label: words.role(value) }))}
        value={[...draft.roles]}
        error={messages.roles}
        searchable
        openOnFocus={false}
        onChange={(roles) => set({ roles })}
      />
      <Checkbox.Group
        label={t('form.recipients')}
        description={t('form.recipientsHint')}
        value={[...draft.recipients]}
        onChange={(recipients) => set({ recipients })}
      >
        <Stack gap="xs" mt="xs">
          {unitRecipients.map((who) => (
            <Checkbox key={who} value={who} label={t(`recipients.${who}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
    </>
  );
}

function WhatFields({ draft, messages, set }: Part) {
  const { t } = useTranslation('reminders');
  const rules = useCall('obligations.rules', { includeInactive: true }).data?.items ?? [];
  return (
    <>
      <MultiSelect
        label={t('form.rules')}
        description={t('form.rulesHint')}
        data={rules.map(({ id, label }) => ({ value: String(id), label }))}
        value={[...draft.ruleIds]}
        error={messages.ruleIds}
        searchable
        openOnFocus={false}
        onChange={(ruleIds) => set({ ruleIds })}
      />
      <Switch
        label={t('form.findings')}
        checked={draft.findings}
        onChange={(event) => set({ findings: event.currentTarget.checked })}
      />
    </>
  );
}

function WhenFields({ draft, messages, set }: Part) {
  const { t } = useTranslation('reminders');
  return (
    <>
      <TextInput
        label={t('form.daysBefore')}
        description={t('form.daysBeforeHint')}
        maxLength={60}
        autoComplete="off"
        value={draft.daysBefore}
        error={messages.daysBefore}
        onChange={(event) => set({ daysBefore: event.currentTarget.value })}
      />
      <Switch
        label={t('form.onLimit')}
        checked={draft.onLimit}
        onChange={(event) => set({ onLimit: event.currentTarget.checked })}
      />
      <TextInput
        label={t('form.overdue')}
        description={t('form.overdueHint')}
        inputMode="numeric"
        maxLength={2}
        autoComplete="off"
        value={draft.overdue}
        error={messages.overdue}
        onChange={(event) => set({ overdue: event.currentTarget.value })}
      />
    </>
  );
}
