import { Button, Group, Paper, Select, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { Form } from '../ui/form.tsx';
import { useUnsavedGuard } from '../ui/form-guard.tsx';
import { useSaveShortcut } from '../ui/shortcuts.ts';
import { AskReviewButton, DuplicateNotes } from './duplicate-notes.tsx';
import { duplicatesOf } from './duplicates-of.ts';
import { blankPatient, entryOrder, type PatientDraft, patientEntry, patientProblems } from './patient-draft.ts';
import { PatientFields } from './patient-fields.tsx';
import { useDuplicates } from './use-duplicates.ts';
import { useIdentityAction } from './use-identity-action.ts';

/** A study in which the person creates patients. */
interface OwnStudy {
  readonly id: number;
  readonly name: string;
  readonly prefix: string;
}

interface Props {
  readonly studies: readonly OwnStudy[];
  readonly studyId: number;
  setStudyId(id: number): void;
  onCreated(created: { readonly id: number; readonly identifier: string }): void;
  onReviewAsked(): void;
}

/** The form of a new patient: five fields, what they may be a duplicate of, and the next identifier. */
export function PatientForm({ studies, studyId, setStudyId, onCreated, onReviewAsked }: Props) {
  const { t } = useTranslation('patients');
  const sentence = useSentence();
  const touch = useTouch();
  const [draft, setDraft] = useState(blankPatient);
  const [reason, setReason] = useState('');
  const [messages, setMessages] = useState<Readonly<Partial<Record<string, string>>>>({});
  const [error, setError] = useState<unknown>();
  const duplicates = useDuplicates(studyId);
  const create = useIdentityAction('patients.create');
  const askReview = useIdentityAction('patients.askReview');
  const { form, look } = useFirstTrouble();
  useUnsavedGuard(entryOrder.some((field) => draft[field] !== ''));

  const set = (part: Partial<PatientDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setMessages((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in part))));
    setError(undefined);
    duplicates.changed(part);
    if ('firstName' in part || 'lastName' in part || 'birthDate' in part) setReason('');
  };
  const check = (): boolean => {
    const problems = Object.entries(patientProblems(draft)).map(([field, problem]) => [
      field,
      t(`form.problems.${problem}`, { pattern: t('form.pattern') }),
    ]);
    const unexplained = duplicates.needsReason && !duplicates.blocked && reason.trim() === '';
    const all = unexplained ? [...problems, ['reason', t('duplicates.reasonMissing')]] : problems;
    setMessages(Object.fromEntries(all));
    setError(undefined);
    return all.length === 0;
  };
  const failed = (refusal: unknown) => {
    const known = duplicatesOf(refusal);
    if (known !== undefined) duplicates.refused(known);
    const byField = fieldErrors(refusal, sentence);
    setMessages(byField);
    const shown = known !== undefined || entryOrder.some((field) => field in byField);
    setError(shown ? undefined : refusal);
    look();
  };
  const save = async () => {
    if (create.pending || askReview.pending) return;
    if (!check() || duplicates.blocked || duplicates.found.hidden) return look();
    const anotherPerson = duplicates.needsReason ? { anotherPerson: reason.trim() } : {};
    try {
      const created = await create.run({ studyId, ...patientEntry(draft), ...anotherPerson });
      touch('patient');
      onCreated(created);
    } catch (refusal) {
      failed(refusal);
    }
  };
  const review = async () => {
    if (!check()) return look();
    try {
      await askReview.run({ studyId, ...patientEntry(draft) });
      touch('review');
      onReviewAsked();
    } catch (refusal) {
      failed(refusal);
    }
  };
  useSaveShortcut(() => void save());

  return (
    <Paper withBorder p="md" maw={640} ref={form}>
      <Form onSubmit={save}>
        <Stack gap="md">
          {studies.length > 1 && (
            <Select
              label={t('form.study')}
              data={studies.map(({ id, name }) => ({ value: String(id), label: name }))}
              value={String(studyId)}
              allowDeselect={false}
              openOnFocus={false}
              onChange={(value) => {
                setStudyId(Number(value));
                // What is known is known of a study.
                duplicates.clear();
              }}
            />
          )}
          <NextIdentifier studyId={studyId} />
          {error !== undefined && <ErrorPanel error={error} />}
          <PatientFields draft={draft} messages={messages} focusFirst set={set} onLeft={() => duplicates.look(draft)} />
          <DuplicateNotes
            found={duplicates.found}
            reason={reason}
            reasonError={messages.reason}
            setReason={setReason}
            review={<AskReviewButton pending={askReview.pending} ask={() => void review()} />}
          />
          <Group>
            <Button type="submit" loading={create.pending}>
              {t('form.save')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Paper>
  );
}

/** What the next patient would be called; nothing is reserved by looking at it. */
function NextIdentifier({ studyId }: { readonly studyId: number }) {
  const { t } = useTranslation('patients');
  const preview = useCall('patients.preview', { studyId });
  return (
    <div>
      <Text size="sm" fw={500}>
        {t('form.preview')}
      </Text>
      <Text size="lg" ff="monospace" c="dimmed">
        {preview.data?.identifier ?? (preview.error ? t('form.previewNone') : '…')}
      </Text>
      <Text size="xs" c="dimmed">
        {t('form.previewHint')}
      </Text>
    </div>
  );
}

/** Takes whoever saved to what keeps it from being saved: the first field that is marked, or what is said of duplicates. */
function useFirstTrouble() {
  const form = useRef<HTMLDivElement>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (attempt === 0) return;
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid=true]');
    const trouble = field ?? form.current?.querySelector<HTMLElement>('[data-duplicate]');
    trouble?.focus();
  }, [attempt]);
  return { form, look: () => setAttempt((before) => before + 1) };
}
