import { Alert, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '#shared/findings.ts';
import { useApi } from '../../api/context.tsx';
import { useAction } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { useSentence } from '../../i18n/index.ts';
import { DateField } from '../../ui/date-field.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { fieldErrors } from '../../ui/field-errors.ts';
import { useNotify } from '../../ui/notify.ts';
import { PersonPicker } from '../../ui/person-picker.tsx';
import { rebased } from '../../ui/rebased.ts';
import { storedNow } from '../../ui/stored-now.ts';
import { useDateEntry } from '../clocks/use-date-entry.ts';
import { ChosenFiles } from '../documents/chosen-files.tsx';
import { FileProgress } from '../documents/file-progress.tsx';
import { fileProblem, uploadDocument } from '../documents/upload-document.ts';
import {
  type DraftProblems,
  draftProblems,
  type FindingDraft,
  findingChange,
  findingDraft,
  newFinding,
} from './finding-draft.ts';
import { SeverityChoice } from './severity-choice.tsx';
import { TestSelect } from './test-select.tsx';

interface Props {
  readonly unitId: number;
  /** The finding to change; absent to add one. */
  readonly finding?: Finding | undefined;
  /** The test that a new finding comes from. */
  readonly testId?: number | undefined;
  close(): void;
}

/** Adds or changes a finding. */
export function FindingDialog({ unitId, finding, testId, close }: Props) {
  const { t } = useTranslation('findings');
  const { read, noDay, missing } = useDateEntry();
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const api = useApi();
  const [stored, setStored] = useState(finding);
  const [opened, setOpened] = useState(() => findingDraft(finding, testId ?? null));
  const [draft, setDraft] = useState<FindingDraft>(opened);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [problems, setProblems] = useState<DraftProblems>({});
  /** The finding that is there already while its files are not. */
  const [added, setAdded] = useState<number>();
  const [sending, setSending] = useState<{ name: string; sent: number; total: number }>();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const create = useAction('findings.create');
  const update = useAction('findings.update');
  const dirty = JSON.stringify(draft) !== JSON.stringify(opened) || files.length > 0;
  const refused = fieldErrors(error, sentence);
  const raced = stored !== undefined && finding !== undefined && stored.version !== finding.version;

  const set = (part: Partial<FindingDraft>) => setDraft((before) => ({ ...before, ...part }));
  const message = (field: keyof FindingDraft) => {
    const problem = problems[field];
    if (problem === 'noDay') return noDay;
    if (problem === 'missing') return field === 'description' ? t('form.descriptionMissing') : missing;
    return refused[field];
  };

  /** One after the other; what was not sent stays chosen, because a photograph that was just taken is nowhere else. */
  async function addFiles(entityId: number): Promise<void> {
    try {
      for (const file of files.filter((one) => fileProblem(one) === undefined)) {
        const onProgress = (sent: number, total: number) => setSending({ name: file.name, sent, total });
        onProgress(0, file.size);
        await uploadDocument(api, { entity: 'finding', entityId, onProgress }, file);
        setFiles((before) => before.filter((one) => one !== file));
      }
    } finally {
      setSending(undefined);
    }
  }

  const submit = async () => {
    const found = draftProblems(draft, stored !== undefined, read);
    setProblems(found);
    setError(undefined);
    if (Object.keys(found).length > 0) return;
    setPending(true);
    try {
      if (stored === undefined) {
        let id = added;
        if (id === undefined) {
          id = (await create.mutateAsync({ unitId, ...newFinding(draft, read) })).id;
          setAdded(id);
          touch('finding');
        }
        await addFiles(id);
        notify.done(t('added'));
      } else {
        const change = findingChange(draft, stored, read);
        if (Object.keys(change).length > 0)
          await update.mutateAsync({ id: stored.id, version: stored.version, ...change });
        notify.done(t('saved'));
      }
      touch('finding');
      touch('document');
      close();
    } catch (cause) {
      const newer = storedNow<Finding>(cause);
      if (newer === undefined) setError(cause);
      else {
        setDraft(rebased(draft, opened, findingDraft(newer, null)));
        setOpened(findingDraft(newer, null));
        setStored(newer);
      }
    } finally {
      setPending(false);
    }
  };

  const shown = Object.keys(draft).some((field) => field in refused);
  return (
    <DialogForm
      title={t(stored === undefined ? 'addTitle' : 'editTitle')}
      confirmLabel={t(stored === undefined ? 'addSubmit' : 'save')}
      dirty={dirty}
      pending={pending}
      error={shown ? undefined : error}
      submit={() => void submit()}
      close={close}
    >
      {added !== undefined && !pending && (
        <Alert color="yellow" variant="light" role="alert">
          {t('filesLeft', { id: added })}
        </Alert>
      )}
      {raced && (
        <Alert color="yellow" variant="light" role="alert">
          {t('changedMeanwhile')}
        </Alert>
      )}
      {added === undefined && (
        <>
          <Textarea
            label={t('form.description')}
            required
            autosize
            minRows={3}
            maxRows={12}
            maxLength={5000}
            data-autofocus
            value={draft.description}
            error={message('description')}
            onChange={(event) => set({ description: event.currentTarget.value })}
          />
          <SeverityChoice
            label={t('form.severity')}
            value={draft.severity}
            error={message('severity')}
            onChange={(severity) => set({ severity })}
          />
          <TestSelect
            unitId={unitId}
            label={t('form.test')}
            value={draft.testId}
            error={message('testId')}
            onChange={(next) => set({ testId: next })}
          />
          <DateField
            label={t('form.reportedOn')}
            value={draft.reportedOn}
            error={message('reportedOn')}
            description={stored === undefined ? t('form.reportedHint') : undefined}
            onChange={(reportedOn) => set({ reportedOn })}
          />
          <DateField
            label={t('form.dueOn')}
            value={draft.dueOn}
            error={message('dueOn')}
            description={t(stored === undefined ? 'form.dueHint' : 'form.dueEditHint')}
            onChange={(dueOn) => set({ dueOn })}
          />
          <PersonPicker
            label={t('form.owner')}
            value={draft.ownerId}
            heldName={stored?.ownerName ?? null}
            error={message('ownerId')}
            onChange={(ownerId) => set({ ownerId })}
          />
          <TextInput
            label={t('form.workOrder')}
            maxLength={100}
            autoComplete="off"
            value={draft.workOrder}
            error={message('workOrder')}
            onChange={(event) => set({ workOrder: event.currentTarget.value })}
          />
        </>
      )}
      {stored === undefined && <ChosenFiles label={t('form.files')} files={files} onChange={setFiles} />}
      {sending && <FileProgress {...sending} />}
    </DialogForm>
  );
}
