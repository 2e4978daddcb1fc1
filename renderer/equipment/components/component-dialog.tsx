import { Alert } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Component, ComponentField } from '#shared/components.ts';
import { useAction } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { useSentence } from '../../i18n/index.ts';
import { useDateEntry } from '../../parts/clocks/use-date-entry.ts';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { fieldErrors } from '../../ui/field-errors.ts';
import { useNotify } from '../../ui/notify.ts';
import { rebased } from '../../ui/rebased.ts';
import { storedNow } from '../../ui/stored-now.ts';
import { badDates, changedValues, componentDraft, componentValues } from './component-draft.ts';
import { ComponentFields } from './component-fields.tsx';
import { useComponentName } from './use-component-name.ts';

interface Props {
  readonly unitId: number;
  /** The component to change; absent to add one. */
  readonly component?: Component | undefined;
  close(): void;
}

/** Adds or changes a component of a unit. */
export function ComponentDialog({ unitId, component, close }: Props) {
  const { t } = useTranslation('components');
  const name = useComponentName();
  const dates = useDateEntry();
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const [stored, setStored] = useState(component);
  const [opened, setOpened] = useState(() => componentDraft(component));
  const [draft, setDraft] = useState(opened);
  const [wrong, setWrong] = useState<readonly ComponentField[]>([]);
  const [error, setError] = useState<unknown>();
  const create = useAction('components.create');
  const update = useAction('components.update');
  const refused = fieldErrors(error, sentence);

  const submit = async () => {
    const bad = badDates(draft, dates.read);
    setWrong(bad);
    setError(undefined);
    if (bad.length > 0) return;
    const values = componentValues(draft, dates.read);
    try {
      if (stored === undefined) await create.mutateAsync({ unitId, ...values });
      else {
        const changes = changedValues(values, stored);
        if (Object.keys(changes).length > 0)
          await update.mutateAsync({ id: stored.id, version: stored.version, ...changes });
      }
      touch('component');
      notify.done(t(stored === undefined ? 'dialog.added' : 'dialog.saved'));
      close();
    } catch (cause) {
      const newer = storedNow<Component>(cause);
      if (newer === undefined) return setError(cause);
      setDraft(rebased(draft, opened, componentDraft(newer)));
      setOpened(componentDraft(newer));
      setStored(newer);
    }
  };

  const shown = Object.keys(draft).some((field) => field in refused);
  return (
    <DialogForm
      title={component === undefined ? t('dialog.addTitle') : t('dialog.editTitle', { what: name(component) })}
      confirmLabel={t(component === undefined ? 'dialog.addSubmit' : 'dialog.save')}
      dirty={JSON.stringify(draft) !== JSON.stringify(opened)}
      pending={create.isPending || update.isPending}
      error={shown ? undefined : error}
      wide
      submit={() => void submit()}
      close={close}
    >
      {stored !== undefined && component !== undefined && stored.version !== component.version && (
        <Alert color="yellow" variant="light" role="alert">
          {t('dialog.changedMeanwhile')}
        </Alert>
      )}
      <ComponentFields
        draft={draft}
        message={(field) => (wrong.includes(field) ? dates.noDay : refused[field])}
        set={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
    </DialogForm>
  );
}
