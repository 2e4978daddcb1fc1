import { Alert, Fieldset, MultiSelect, Select, SimpleGrid, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomField } from '../../shared/custom-fields.ts';
import { customFieldKinds } from '../../shared/custom-values.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { useFieldWords } from '../parts/custom-fields/use-field-words.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useNotify } from '../ui/notify.ts';
import { rebased } from '../ui/rebased.ts';
import { storedNow } from '../ui/stored-now.ts';
import { type FieldDraft, fieldDraft, fieldInput, readBound } from './field-draft.ts';
import { OptionsInput } from './options-input.tsx';

interface Props {
  /** The field to change; absent to define one. */
  readonly field?: CustomField | undefined;
  close(): void;
}

/** Defines or changes a field. */
export function FieldDialog({ field, close }: Props) {
  const { t } = useTranslation('fields');
  const words = useFieldWords();
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const lookups = useCall('lookups.all', {}).data;
  const [stored, setStored] = useState(field);
  const [opened, setOpened] = useState(() => fieldDraft(field));
  const [draft, setDraft] = useState(opened);
  const [error, setError] = useState<unknown>();
  const [tried, setTried] = useState(false);
  const create = useAction('fields.create');
  const update = useAction('fields.update');
  const refused = fieldErrors(error, sentence);
  const set = (part: Partial<FieldDraft>) => setDraft((before) => ({ ...before, ...part }));
  const bound = (name: 'minimum' | 'maximum') =>
    tried && readBound(draft[name]) === undefined ? t('dialog.wrongNumber') : refused[name];
  const optionError = Object.entries(refused).find(([path]) => path === 'options' || path.startsWith('options.'))?.[1];

  const submit = async () => {
    setTried(true);
    setError(undefined);
    const input = fieldInput(draft);
    if (input === undefined) return;
    try {
      if (stored === undefined) {
        const { options, ...rest } = input;
        const names = options.map(({ label, labelFr }) => ({ label, labelFr }));
        const made = await create.mutateAsync({
          ...rest,
          kind: draft.kind,
          ...(names.length > 0 ? { options: names } : {}),
        });
        notify.done(t('dialog.added', { field: words.label(made), slug: made.slug }));
      } else {
        await update.mutateAsync({ id: stored.id, version: stored.version, ...input, active: draft.active });
        notify.done(t('dialog.saved'));
      }
      touch('field');
      close();
    } catch (cause) {
      const newer = storedNow<CustomField>(cause);
      if (newer === undefined) return setError(cause);
      setDraft(rebased(draft, opened, fieldDraft(newer)));
      setOpened(fieldDraft(newer));
      setStored(newer);
    }
  };

  const shown = Object.keys(refused).length > 0;
  const text = (name: 'label' | 'labelFr' | 'unitLabel' | 'minimum' | 'maximum', hint?: string) => (
    <TextInput
      label={t(`dialog.${name}`)}
      {...(hint === undefined ? {} : { description: hint })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      required={name === 'label'}
      maxLength={name === 'unitLabel' ? 20 : 60}
      autoComplete="off"
      {...(name === 'minimum' || name === 'maximum' ? { inputMode: 'decimal' as const } : {})}
      value={draft[name]}
      error={name === 'minimum' || name === 'maximum' ? bound(name) : refused[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
      {...(name === 'label' ? { 'data-autofocus': true } : {})}
    />
  );
  return (
    <DialogForm
      title={field === undefined ? t('dialog.addTitle') : t('dialog.editTitle', { field: words.label(field) })}
      confirmLabel={t(field === undefined ? 'dialog.addSubmit' : 'dialog.save')}
      dirty={JSON.stringify(draft) !== JSON.stringify(opened)}
      pending={create.isPending || update.isPending}
      error={shown ? undefined : error}
      wide
      submit={() => void submit()}
      close={close}
    >
      {stored !== undefined && field !== undefined && stored.version !== field.version && (
        <Alert color="yellow" variant="light" role="alert">
          {t('dialog.changedMeanwhile')}
        </Alert>
      )}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {text('label')}
        {text('labelFr', t('dialog.frenchHint'))}
      </SimpleGrid>
      <Select
        label={t('dialog.kind')}
        description={t('dialog.kindHint')}
        data={customFieldKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        value={draft.kind}
        disabled={field !== undefined}
        allowDeselect={false}
        onChange={(next) => set({ kind: customFieldKinds.find((kind) => kind === next) ?? 'text' })}
      />
      {draft.kind === 'number' && (
        <SimpleGrid cols={{ base: 2, xs: 4 }} spacing="sm">
          {text('unitLabel', t('dialog.unitHint'))}
          {text('minimum')}
          {text('maximum')}
          <Select
            label={t('dialog.decimals')}
            data={['0', '1', '2', '3', '4', '5', '6']}
            value={draft.decimals}
            allowDeselect={false}
            onChange={(next) => set({ decimals: next ?? '0' })}
          />
        </SimpleGrid>
      )}
      {draft.kind === 'choice' && (
        <Fieldset legend={t('kinds.choice')}>
          <OptionsInput options={draft.options} error={optionError} onChange={(options) => set({ options })} />
        </Fieldset>
      )}
      <MultiSelect
        label={t('dialog.classes')}
        description={t('dialog.classesHint')}
        data={(lookups?.classes ?? [])
          .filter(({ id, active }) => active || draft.classIds.includes(id))
          .map(({ id, name }) => ({ value: String(id), label: name }))}
        value={draft.classIds.map(String)}
        searchable
        clearable
        nothingFoundMessage={t('nothingFound')}
        error={refused.classIds}
        onChange={(next) => set({ classIds: next.map(Number) })}
      />
      {field !== undefined && (
        <Switch
          label={t('dialog.active')}
          description={t('dialog.activeHint')}
          checked={draft.active}
          onChange={(event) => set({ active: event.currentTarget.checked })}
        />
      )}
    </DialogForm>
  );
}
