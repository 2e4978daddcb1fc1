import { Alert, Checkbox, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Study } from '../../shared/studies.ts';
import { formatStudyIdentifier, StudyPrefix } from '../../shared/study-identifier.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useNotify } from '../ui/notify.ts';
import { storedNow } from '../ui/stored-now.ts';

interface Props {
  /** The study to edit; absent to make one. */
  readonly study?: Study;
  saved(study: Study): void;
  close(): void;
}

const fields = ['name', 'prefix', 'everyone'] as const;

/** Makes a study or edits one. */
export function StudyDialog({ study, saved, close }: Props) {
  const { t } = useTranslation('studies');
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const [initial] = useState({
    name: study?.name ?? '',
    prefix: study?.prefix ?? '',
    everyone: study?.everyone ?? false,
  });
  const [draft, setDraft] = useState(initial);
  const [messages, setMessages] = useState<Readonly<Record<string, string>>>({});
  const [newer, setNewer] = useState<Study>();
  const [error, setError] = useState<unknown>();
  const create = useAction('studies.create');
  const update = useAction('studies.update');
  const changed = fields.filter((field) => draft[field] !== initial[field]);
  const wellFormed = StudyPrefix.safeParse(draft.prefix).success;

  const set = (part: Partial<typeof draft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setMessages((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in part))));
  };
  const save = async () => {
    setError(undefined);
    const problems = {
      ...(draft.name.trim() === '' ? { name: t('dialog.nameMissing') } : {}),
      ...(wellFormed ? {} : { prefix: t('dialog.prefixWrong') }),
    };
    setMessages(problems);
    if (Object.keys(problems).length > 0) return;
    try {
      if (study !== undefined && changed.length === 0) return close();
      const sent = Object.fromEntries(changed.map((field) => [field, draft[field]]));
      const done =
        study === undefined
          ? await create.mutateAsync(draft)
          : await update.mutateAsync({ id: study.id, version: newer?.version ?? study.version, ...sent });
      touch('study');
      notify.done(t(study === undefined ? 'dialog.created' : 'dialog.saved', { name: done.name }));
      saved(done);
      close();
    } catch (refusal) {
      const current = storedNow<Study>(refusal);
      if (current) return setNewer(current);
      const byField = fieldErrors(refusal, sentence);
      setMessages(byField);
      setError(fields.some((field) => field in byField) ? undefined : refusal);
    }
  };

  return (
    <DialogForm
      title={study === undefined ? t('dialog.newTitle') : t('dialog.editTitle', { name: study.name })}
      confirmLabel={t(study === undefined ? 'dialog.create' : 'dialog.save')}
      dirty={changed.length > 0}
      pending={create.isPending || update.isPending}
      error={error}
      submit={save}
      close={close}
    >
      {newer !== undefined && (
        <Alert role="alert" color="yellow" variant="light" title={t('dialog.conflictTitle')}>
          {t('dialog.conflict', {
            name: newer.name,
            prefix: newer.prefix,
            people: t(newer.everyone ? 'people.everyone' : 'people.named'),
          })}
        </Alert>
      )}
      <TextInput
        label={t('fields.name')}
        required
        maxLength={100}
        autoComplete="off"
        data-autofocus
        value={draft.name}
        error={messages.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('fields.prefix')}
        description={t('dialog.prefixHint')}
        required
        maxLength={20}
        autoComplete="off"
        spellCheck={false}
        value={draft.prefix}
        error={messages.prefix}
        onChange={(event) => set({ prefix: event.currentTarget.value.toUpperCase() })}
      />
      <Text size="sm" c="dimmed" role="status">
        {wellFormed
          ? t('dialog.example', { identifier: formatStudyIdentifier(draft.prefix, new Date().getFullYear(), 15) })
          : ''}
      </Text>
      {study !== undefined && draft.prefix !== initial.prefix && wellFormed && (
        <Alert variant="light" color="gray">
          {t('dialog.prefixChanges', { prefix: initial.prefix })}
        </Alert>
      )}
      <Checkbox
        label={t('dialog.everyone')}
        description={t('dialog.everyoneHint')}
        checked={draft.everyone}
        error={messages.everyone}
        onChange={(event) => set({ everyone: event.currentTarget.checked })}
      />
    </DialogForm>
  );
}
