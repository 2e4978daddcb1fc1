import { Alert, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../shared/capital-scenarios.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useNotify } from '../ui/notify.ts';
import { rebased } from '../ui/rebased.ts';
import { storedNow } from '../ui/stored-now.ts';

interface Props {
  /** The one to rename; absent to make one. */
  readonly scenario?: Scenario;
  /** What a new one begins with; null: the units as they are. */
  readonly copyOf: Scenario | null;
  readonly others: readonly Scenario[];
  close(): void;
}

interface Draft {
  readonly name: string;
  readonly note: string;
  /** The id of what it is copied from, as the list has it. */
  readonly copyOf: string;
}

/** Makes a scenario, as a copy if one likes, or renames one. */
export function ScenarioDialog({ scenario, copyOf, others, close }: Props) {
  const { t } = useTranslation('capital-plan');
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const [stored, setStored] = useState(scenario);
  const [opened, setOpened] = useState<Draft>(() => draftOf(scenario ?? copyOf, copyOf, t));
  const [draft, setDraft] = useState(opened);
  const [missing, setMissing] = useState(false);
  const raced = stored?.version !== scenario?.version;
  const saved = (said: string) => {
    touch('scenario');
    notify.done(said);
    close();
  };
  const create = useAction('capital.createScenario', {
    onSuccess: ({ name }) => saved(t('scenarios.added', { name })),
  });
  const update = useAction('capital.updateScenario', {
    onSuccess: () => saved(t('scenarios.renamed')),
    onError(refusal) {
      const newer = storedNow<Scenario>(refusal);
      if (!newer) return;
      const next = draftOf(newer, null, t);
      setDraft(rebased(draft, opened, next));
      setOpened(next);
      setStored(newer);
    },
  });
  const error = create.error ?? (storedNow(update.error) ? undefined : update.error) ?? undefined;
  const refused = fieldErrors(error, sentence);
  const submit = () => {
    const name = draft.name.trim();
    setMissing(name === '');
    if (name === '') return;
    const note = draft.note.trim() === '' ? null : draft.note.trim();
    if (stored) update.mutate({ id: stored.id, version: stored.version, name, note });
    else create.mutate({ name, note, copyOf: draft.copyOf === '' ? null : Number(draft.copyOf) });
  };
  return (
    <DialogForm
      title={t(
        scenario ? 'scenarios.editTitle' : copyOf ? 'scenarios.copyTitle' : 'scenarios.addTitle',
        copyOf ? { name: copyOf.name } : {},
      )}
      confirmLabel={t(scenario ? 'scenarios.save' : 'scenarios.addSubmit')}
      dirty={JSON.stringify(draft) !== JSON.stringify(opened)}
      pending={create.isPending || update.isPending}
      error={'name' in refused ? undefined : error}
      submit={submit}
      close={close}
    >
      {raced && (
        <Alert color="yellow" variant="light" role="alert">
          {t('scenarios.conflict')}
        </Alert>
      )}
      <TextInput
        label={t('scenarios.name')}
        required
        maxLength={100}
        value={draft.name}
        error={missing && draft.name.trim() === '' ? t('scenarios.nameMissing') : refused.name}
        onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        data-autofocus
      />
      <Textarea
        label={t('scenarios.note')}
        maxLength={1000}
        autosize
        minRows={2}
        maxRows={8}
        value={draft.note}
        onChange={(event) => setDraft({ ...draft, note: event.currentTarget.value })}
      />
      {!scenario && (
        <NativeSelect
          label={t('scenarios.from')}
          value={draft.copyOf}
          data={[
            { value: '', label: t('scenarios.fromNothing') },
            ...others.filter((one) => one.deleted === null).map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(event) => setDraft({ ...draft, copyOf: event.currentTarget.value })}
        />
      )}
    </DialogForm>
  );
}

function draftOf(
  from: Scenario | null,
  copyOf: Scenario | null,
  t: (key: 'scenarios.copyName', values: { name: string }) => string,
): Draft {
  const name = from?.name ?? '';
  return {
    name: copyOf ? t('scenarios.copyName', { name }).slice(0, 100) : name,
    note: from?.note ?? '',
    copyOf: copyOf ? String(copyOf.id) : '',
  };
}
