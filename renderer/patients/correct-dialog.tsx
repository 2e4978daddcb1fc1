import { Alert, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Identity } from '../../shared/identity-fields.ts';
import type { Patient } from '../../shared/patient-records.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { useConcealed } from '../ui/concealed.tsx';
import { DialogForm } from '../ui/dialog-form.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useNotify } from '../ui/notify.ts';
import { CorrectionClash } from './correction-clash.tsx';
import { DuplicateNotes } from './duplicate-notes.tsx';
import { duplicatesOf } from './duplicates-of.ts';
import { entryOrder, type PatientDraft, patientChanges, patientProblems } from './patient-draft.ts';
import { PatientFields } from './patient-fields.tsx';
import { useCorrection } from './use-correction.ts';
import { useDuplicates } from './use-duplicates.ts';

interface Props {
  readonly patient: Patient;
  /** As it is stored. */
  readonly identity: Identity;
  /** Looks at it again, on record under the same reason; null where it does not decrypt. */
  lookAgain(): Promise<Identity | null>;
  close(): void;
}

/** Corrects fields of a patient with a reason; only what differs is sent. */
export function CorrectDialog({ patient, identity, lookAgain, close }: Props) {
  const { t } = useTranslation('patients');
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const [stored] = useState<PatientDraft>({ ...identity, sex: patient.sex });
  const [opened] = useState(patient);
  const [draft, setDraft] = useState(stored);
  const [reason, setReason] = useState('');
  const [anotherPerson, setAnotherPerson] = useState('');
  const [messages, setMessages] = useState<Readonly<Partial<Record<string, string>>>>({});
  const [error, setError] = useState<unknown>();
  const [overtaken, setOvertaken] = useState(false);
  const duplicates = useDuplicates(patient.studyId);
  const refused = (refusal: unknown) => {
    const known = duplicatesOf(refusal);
    if (known !== undefined) duplicates.refused(known);
    const byField = fieldErrors(refusal, sentence);
    setMessages(byField);
    const shown = (known?.known.length ?? 0) > 0 || entryOrder.some((field) => field in byField);
    setError(shown ? undefined : refusal);
  };
  const correct = useCorrection({
    opened: { patient: opened, values: stored },
    lookAgain,
    onSaved(how) {
      touch('patient');
      notify.done(t(`correct.${how}`, { identifier: opened.identifier }));
      close();
    },
    onRefused: refused,
    onOvertaken: () => setOvertaken(true),
  });
  const changes = patientChanges(draft, stored);
  const dirty = Object.keys(changes).length > 0 || reason !== '';
  useGoneWithLock(dirty, close);

  const set = (part: Partial<PatientDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setMessages((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in part))));
    setError(undefined);
    duplicates.changed(part);
  };
  const check = (): boolean => {
    const found = Object.entries(patientProblems(draft)).map(([field, problem]) => [
      field,
      t(`form.problems.${problem}`, { pattern: t('form.pattern') }),
    ]);
    if (reason.trim() === '') found.push(['reason', t('correct.reasonMissing')]);
    if (duplicates.needsReason && !duplicates.blocked && anotherPerson.trim() === '')
      found.push(['anotherPerson', t('duplicates.reasonMissing')]);
    if (found.length === 0 && Object.keys(changes).length === 0) found.push(['ipp', t('correct.nothing')]);
    setMessages(Object.fromEntries(found));
    setError(undefined);
    return found.length === 0;
  };
  const reasons = () => ({
    reason: reason.trim(),
    ...(duplicates.needsReason ? { anotherPerson: anotherPerson.trim() } : {}),
  });
  const submit = () => {
    if (check()) void correct.save(changes, reasons());
  };
  return (
    <DialogForm
      title={t('correct.title', { identifier: opened.identifier })}
      confirmLabel={t('correct.save')}
      dirty={dirty}
      pending={correct.pending}
      error={error}
      submit={submit}
      close={close}
    >
      {overtaken && (
        <Alert
          role="alert"
          color="yellow"
          variant="light"
          icon={<IconAlertTriangle aria-hidden />}
          title={t('correct.conflictTitle')}
        >
          {t('correct.conflictText')}
        </Alert>
      )}
      <Text size="sm" c="dimmed">
        {t('correct.text')}
      </Text>
      <PatientFields draft={draft} messages={messages} focusFirst set={set} onLeft={() => {}} />
      <DuplicateNotes
        found={{ ...duplicates.found, hidden: false }}
        reason={anotherPerson}
        reasonError={messages.anotherPerson}
        setReason={setAnotherPerson}
      />
      <TextInput
        label={t('correct.reason')}
        required
        maxLength={500}
        autoComplete="off"
        value={reason}
        error={messages.reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {correct.conflict !== undefined && (
        <CorrectionClash
          conflict={correct.conflict}
          saving={correct.pending}
          decide={(choices) => void correct.decide(choices, reasons())}
          back={correct.back}
        />
      )}
    </DialogForm>
  );
}

/** What nobody has changed need not wait for the end of a lock: it is looked at anew. */
function useGoneWithLock(dirty: boolean, close: () => void): void {
  const concealed = useConcealed();
  useEffect(() => {
    if (concealed && !dirty) close();
  }, [concealed, dirty, close]);
}
