import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkChanges, BulkPreview } from '#shared/bulk-edit.ts';
import { customChangeKey } from '#shared/custom-values.ts';
import { call } from '../../api/client.ts';
import { useSend } from '../../api/context.tsx';
import { useAction } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { useSentence } from '../../i18n/index.ts';
import { useCustomProblem } from '../../parts/custom-fields/custom-input.tsx';
import { useCustomFields } from '../../parts/custom-fields/use-field-words.ts';
import { typedDate } from '../../ui/date-text.ts';
import { fieldErrors } from '../../ui/field-errors.ts';
import type { DraftValue } from '../draft.ts';
import { fieldSpecs } from '../fields.ts';
import { type BulkChoice, type BulkDraft, bulkChoices, emptyBulkDraft, readBulk } from './bulk-fields.ts';

type Step =
  | { readonly name: 'fields' }
  | { readonly name: 'preview'; readonly preview: BulkPreview; readonly changes: BulkChanges }
  | { readonly name: 'done'; readonly bulkId: number; readonly changed: number; readonly undone: boolean };

type Messages = Readonly<Partial<Record<BulkChoice, string>>>;

/** A bulk edit in the making: fields, what they would change, what was changed. */
export function useBulkEdit(ids: readonly number[]) {
  const { t } = useTranslation('bulk-edit');
  const { t: tEquipment, i18n } = useTranslation('equipment');
  const language = i18n.resolvedLanguage ?? 'en';
  const send = useSend();
  const sentence = useSentence();
  const touch = useTouch();
  const customFields = useCustomFields();
  const customText = useCustomProblem();
  const choicesOffered = bulkChoices(customFields);
  const [choices, choose] = useState<readonly BulkChoice[]>([]);
  const [draft, setDraft] = useState<BulkDraft>(emptyBulkDraft);
  const [messages, setMessages] = useState<Messages>({});
  const [step, setStep] = useState<Step>({ name: 'fields' });
  const [looking, setLooking] = useState(false);
  const [error, setError] = useState<unknown>();

  const apply = useAction('equipment.bulkEdit', {
    onSuccess({ bulkId, changed }) {
      touch('unit');
      setStep({ name: 'done', bulkId, changed, undone: false });
    },
    onError: setError,
  });
  const undo = useAction('equipment.bulkUndo', {
    onSuccess({ changed }, { bulkId }) {
      touch('unit');
      setStep({ name: 'done', bulkId, changed, undone: true });
    },
    onError: setError,
  });

  const refuse = (refusal: unknown) => {
    const byField: Partial<Record<BulkChoice, string>> = {};
    for (const [path, message] of Object.entries(fieldErrors(refusal, sentence))) {
      const choice = choicesOffered.find((one) => path.split('.').includes(one));
      if (choice !== undefined) byField[choice] = message;
    }
    setMessages(byField);
    setError(Object.keys(byField).length > 0 ? undefined : refusal);
  };

  const look = async () => {
    const { changes, problems, customProblems } = readBulk(draft, choices, customFields, language);
    const found = Object.entries(problems).flatMap(([choice, problem]) => {
      if (problem === undefined) return [];
      const max = choice in fieldSpecs ? (fieldSpecs[choice as keyof typeof fieldSpecs].max ?? 0) : 0; // as: just asked
      const text =
        problem === 'none'
          ? t('frequencyMissing')
          : tEquipment(`problems.${problem}`, { example: typedDate('2026-03-31', language), max });
      return [[choice, text]];
    });
    for (const { field, problem } of customProblems)
      found.push([customChangeKey(field.id), customText(field, problem)]);
    setMessages(Object.fromEntries(found));
    setError(undefined);
    if (found.length > 0) return;
    setLooking(true);
    try {
      const preview = await call(send, 'equipment.bulkPreview', { selection: { kind: 'ids', ids: [...ids] }, changes });
      setStep({ name: 'preview', preview, changes });
    } catch (refusal) {
      refuse(refusal);
    } finally {
      setLooking(false);
    }
  };

  return {
    customFields,
    choices,
    choose,
    draft,
    set(choice: BulkChoice, value: DraftValue) {
      setDraft((before) => ({ ...before, [choice]: value }));
      setMessages((before) => ({ ...before, [choice]: undefined }));
    },
    messages,
    step,
    error,
    pending: looking || apply.isPending,
    undoing: undo.isPending,
    look: () => void look(),
    apply() {
      if (step.name !== 'preview') return;
      setError(undefined);
      apply.mutate({ units: [...step.preview.units], changes: step.changes });
    },
    undo(bulkId: number) {
      setError(undefined);
      undo.mutate({ bulkId });
    },
    back() {
      setError(undefined);
      setStep({ name: 'fields' });
    },
  };
}
