import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Test } from '#shared/compliance.ts';
import type { PlainDate } from '#shared/dates.ts';
import { useSentence } from '../../i18n/index.ts';
import { typedDate } from '../../ui/date-text.ts';
import { fieldErrors } from '../../ui/field-errors.ts';
import { findingId, type NewFinding } from './new-findings.tsx';
import { outcomeId } from './outcome-choice.tsx';
import { type TestDraft, testProblems } from './test-draft.ts';
import { type TestField, testInputId } from './test-fields.tsx';

interface Checked {
  readonly draft: TestDraft;
  readonly today: PlainDate;
  readonly test: Test | undefined;
  readonly reason: string;
  readonly findings: readonly NewFinding[];
}

const fields: readonly TestField[] = [
  'type',
  'testDate',
  'performedById',
  'reviewedById',
  'notes',
  'reason',
  'reportDate',
  'submissionDate',
];

/** What keeps a survey from being saved: beside its fields, and together above them. */
export function useMessages() {
  const { t, i18n } = useTranslation('compliance');
  const sentence = useSentence();
  const [messages, setMessages] = useState<Readonly<Record<string, string>>>({});
  const [blank, setBlank] = useState<readonly number[]>([]);
  const [error, setError] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);

  const show = (next: Readonly<Record<string, string>>, blankFindings: readonly number[], refusal?: unknown) => {
    setMessages(next);
    setBlank(blankFindings);
    setError(refusal);
    setAttempt((before) => before + 1);
  };

  /** Whether everything that can be judged here is right; what is not is shown. */
  function check({ draft, today, test, reason, findings }: Checked): boolean {
    const example = typedDate(today, i18n.resolvedLanguage ?? 'en');
    const found: Record<string, string> = {};
    for (const field of testProblems(draft, today, test)) {
      const key = field === 'reportDate' || field === 'submissionDate' ? 'date' : field;
      found[field] = t(`form.problems.${key}`, { example });
    }
    if (test && reason.trim() === '') found.reason = t('form.problems.reason');
    const without = findings.filter(({ description }) => description.trim() === '').map(({ key }) => key);
    const right = Object.keys(found).length === 0 && without.length === 0;
    if (right) {
      setMessages({});
      setBlank([]);
      setError(undefined);
    } else show(found, without);
    return right;
  }

  /** Shows what the core refused: beside the fields that it names, or as a whole. */
  function refuse(refusal: unknown): void {
    const byField = fieldErrors(refusal, sentence);
    const known = Object.keys(byField).some((field) => field === 'outcome' || fields.some((one) => one === field));
    show(byField, [], known ? undefined : refusal);
  }

  const inputOf = (field: string) => {
    const known = fields.find((one) => one === field);
    return field === 'outcome' ? outcomeId : known && testInputId(known);
  };
  return {
    messages,
    attempt,
    problems: {
      list: [
        ...Object.entries(messages).map(([field, message]) => ({ message, input: inputOf(field) })),
        ...blank.map((key) => ({ message: t('form.problems.finding'), input: findingId(key) })),
      ],
      findings: blank,
      error,
    },
    check,
    refuse,
    /** Fields that were touched are no longer complained about. */
    forget: (touched: readonly string[]) =>
      setMessages((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !touched.includes(field)))),
  };
}
