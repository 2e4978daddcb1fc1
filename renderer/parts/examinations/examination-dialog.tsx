import { Alert, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Examination } from '#shared/examinations.ts';
import { useAction } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { useSentence } from '../../i18n/index.ts';
import { DateField } from '../../ui/date-field.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { fieldErrors } from '../../ui/field-errors.ts';
import { useNotify } from '../../ui/notify.ts';
import { rebased } from '../../ui/rebased.ts';
import { storedNow } from '../../ui/stored-now.ts';
import { useDateEntry } from '../clocks/use-date-entry.ts';
import { DoseFields } from './dose-fields.tsx';
import {
  changedValues,
  type DraftField,
  examinationDraft,
  examinationValues,
  type Problem,
  problemsOf,
} from './examination-draft.ts';
import { ExaminedUnitPicker } from './examined-unit-picker.tsx';

interface Props {
  readonly patient: { readonly id: number; readonly identifier: string };
  /** The examination to change; absent to enter one. */
  readonly examination?: Examination | undefined;
  close(): void;
}

/** Enters or changes an examination of a patient. */
export function ExaminationDialog({ patient, examination, close }: Props) {
  const { t, i18n } = useTranslation('examinations');
  const locale = i18n.resolvedLanguage ?? 'en';
  const dates = useDateEntry();
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const [stored, setStored] = useState(examination);
  const [opened, setOpened] = useState(() => examinationDraft(examination, locale));
  const [draft, setDraft] = useState(opened);
  const [problems, setProblems] = useState<Partial<Record<DraftField, Problem>>>({});
  const [error, setError] = useState<unknown>();
  // The note may hold a name: nothing of the call stays behind once it is answered.
  const create = useAction('examinations.create', { gcTime: 0 });
  const update = useAction('examinations.update', { gcTime: 0 });
  const refused = fieldErrors(error, sentence);
  const set = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));

  const submit = async () => {
    const wrong = problemsOf(draft, dates.read);
    setProblems(wrong);
    setError(undefined);
    if (Object.keys(wrong).length > 0) return;
    const values = examinationValues(draft, dates.read);
    try {
      if (stored === undefined) await create.mutateAsync({ patientId: patient.id, ...values });
      else {
        const changes = changedValues(values, stored);
        if (Object.keys(changes).length > 0)
          await update.mutateAsync({ id: stored.id, version: stored.version, ...changes });
      }
      touch('examination');
      notify.done(t(stored === undefined ? 'form.added' : 'form.saved'));
      close();
    } catch (cause) {
      const newer = storedNow<Examination>(cause);
      if (newer === undefined) return setError(cause);
      setDraft(rebased(draft, opened, examinationDraft(newer, locale)));
      setOpened(examinationDraft(newer, locale));
      setStored(newer);
    }
  };
  const message = (field: DraftField, words: Partial<Record<Problem, string>>, sent: string) => {
    const problem = problems[field];
    return problem === undefined ? refused[sent] : words[problem];
  };
  const valueError = message('value', { missing: t('form.valueMissing'), wrong: t('form.valueWrong') }, 'dose.value');
  const shown = ['unitId', 'on', 'procedure', 'dose.value', 'note'].some((path) => path in refused);

  return (
    <DialogForm
      title={t(stored === undefined ? 'form.addTitle' : 'form.editTitle', { identifier: patient.identifier })}
      confirmLabel={t(stored === undefined ? 'form.add' : 'form.save')}
      dirty={JSON.stringify(draft) !== JSON.stringify(opened)}
      pending={create.isPending || update.isPending}
      error={shown ? undefined : error}
      wide
      submit={() => void submit()}
      close={close}
    >
      {stored !== undefined && examination !== undefined && stored.version !== examination.version && (
        <Alert color="yellow" variant="light" role="alert">
          {t('form.changedMeanwhile')}
        </Alert>
      )}
      <ExaminedUnitPicker
        value={draft.unit}
        error={message('unit', { missing: t('form.unitMissing') }, 'unitId')}
        onChange={(unit) => set({ unit })}
      />
      <DateField
        label={t('fields.on')}
        required
        value={draft.on}
        error={message('on', { missing: t('form.onMissing'), wrong: dates.noDay }, 'on')}
        onChange={(on) => set({ on })}
      />
      <TextInput
        label={t('fields.procedure')}
        placeholder={t('form.procedureExample')}
        required
        maxLength={200}
        autoComplete="off"
        value={draft.procedure}
        error={message('procedure', { missing: t('form.procedureMissing') }, 'procedure')}
        onChange={(event) => set({ procedure: event.currentTarget.value })}
      />
      <DoseFields draft={draft} error={valueError} onChange={setDraft} />
      <Textarea
        label={t('fields.note')}
        description={t(stored?.noteReadable === false ? 'form.noteReplaces' : 'form.noteHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={1000}
        autoComplete="off"
        value={draft.note}
        error={refused.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
    </DialogForm>
  );
}
