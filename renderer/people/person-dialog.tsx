import { Alert, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Person, personRoles } from '../../shared/people.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useNotify } from '../ui/notify.ts';
import { storedNow } from '../ui/stored-now.ts';
import {
  type PersonDraft,
  personChanges,
  personClashes,
  personDraft,
  personFields,
  personProblems,
} from './person-draft.ts';

interface Props {
  /** The person to edit; absent to add one. */
  readonly person?: Person;
  onSaved(person: Person): void;
  close(): void;
}

/** Adds a person or edits one. When somebody else saved first, both values of what both changed are shown before it is saved again. */
export function PersonDialog({ person, onSaved, close }: Props) {
  const { t } = useTranslation('people');
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const [opened] = useState(person);
  const [initial] = useState(() => personDraft(person));
  const [draft, setDraft] = useState<PersonDraft>(initial);
  const [messages, setMessages] = useState<Readonly<Record<string, string>>>({});
  const [newer, setNewer] = useState<Person>();
  const [error, setError] = useState<unknown>();
  const create = useAction('people.create');
  const update = useAction('people.update');
  const dirty = JSON.stringify(draft) !== JSON.stringify(initial);

  const set = (part: Partial<PersonDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setMessages((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in part))));
  };

  const write = async (base: Person | undefined): Promise<Person> => {
    if (opened === undefined || base === undefined) return create.mutateAsync(personFields(draft));
    const changes = personChanges(draft, opened);
    if (Object.keys(changes).length === 0) return base;
    try {
      return await update.mutateAsync({ id: base.id, version: base.version, ...changes });
    } catch (refusal) {
      const current = storedNow<Person>(refusal);
      // What the other one changed and this form did not: both go in, and nobody has to decide anything.
      if (current !== undefined && personClashes(draft, opened, current).length === 0) return write(current);
      throw refusal;
    }
  };

  const save = async () => {
    const problems = personProblems(draft);
    setMessages(Object.fromEntries(problems.map((problem) => [problem, t(`problems.${problem}`)])));
    setError(undefined);
    if (problems.length > 0) return;
    try {
      const saved = await write(newer ?? opened);
      touch('person');
      notify.done(t(opened === undefined ? 'added' : 'saved', { name: saved.name }));
      onSaved(saved);
    } catch (refusal) {
      const current = storedNow<Person>(refusal);
      if (current !== undefined) return setNewer(current);
      const byField = fieldErrors(refusal, sentence);
      setMessages(byField);
      setError(Object.keys(initial).some((field) => field in byField) ? undefined : refusal);
    }
  };

  const clashing = newer === undefined || opened === undefined ? [] : personClashes(draft, opened, newer);
  const stored = (field: keyof PersonDraft, of: Person) =>
    field === 'roles' ? of.roles.map((role) => t(`roles.${role}`)).join(', ') : (of[field] ?? '–');
  const message = (field: string) => (messages[field] === undefined ? {} : { error: messages[field] });
  return (
    <DialogForm
      title={opened === undefined ? t('newTitle') : t('editTitle', { name: opened.name })}
      confirmLabel={t(opened === undefined ? 'add' : newer === undefined ? 'save' : 'saveMine')}
      dirty={dirty}
      pending={create.isPending || update.isPending}
      error={error}
      submit={save}
      close={close}
    >
      {newer !== undefined && (
        <Alert role="alert" color="yellow" variant="light" title={t('conflictTitle')}>
          <Stack gap={4}>
            <Text size="sm">{t('conflictText')}</Text>
            {clashing.map((field) => (
              <Text size="sm" key={field}>
                {t('conflictValue', { field: t(`fields.${field}`), value: stored(field, newer) })}
              </Text>
            ))}
          </Stack>
        </Alert>
      )}
      <TextInput
        label={t('fields.name')}
        description={t('nameHint')}
        required
        maxLength={200}
        autoComplete="off"
        value={draft.name}
        {...message('name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
        data-autofocus
      />
      <TextInput
        label={t('fields.email')}
        required
        type="email"
        maxLength={200}
        autoComplete="off"
        value={draft.email}
        {...message('email')}
        onChange={(event) => set({ email: event.currentTarget.value })}
      />
      <TextInput
        label={t('fields.phone')}
        type="tel"
        maxLength={50}
        autoComplete="off"
        value={draft.phone}
        {...message('phone')}
        onChange={(event) => set({ phone: event.currentTarget.value })}
      />
      <Checkbox.Group
        label={t('fields.roles')}
        description={t('rolesHint')}
        required
        value={[...draft.roles]}
        {...message('roles')}
        onChange={(next) => set({ roles: personRoles.filter((role) => next.includes(role)) })}
      >
        <Group gap="md" mt={6}>
          {personRoles.map((role) => (
            <Checkbox key={role} value={role} label={t(`roles.${role}`)} />
          ))}
        </Group>
      </Checkbox.Group>
    </DialogForm>
  );
}
