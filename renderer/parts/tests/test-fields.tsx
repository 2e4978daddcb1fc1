import { Select, Stack, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainDate } from '#shared/dates.ts';
import { performerRoles, reviewerRoles, testTypes } from '#shared/test-types.ts';
import { DateField } from '../../ui/date-field.tsx';
import { PersonPicker } from '../../ui/person-picker.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { OutcomeChoice } from './outcome-choice.tsx';
import type { TestDraft } from './test-draft.ts';
import classes from './tests.module.css';

/** Fields with an input of their own. */
export type TestField = Exclude<keyof TestDraft, 'excluded' | 'outcome'> | 'reason';

/** The input of a field. */
export function testInputId(field: TestField): string {
  return `test-${field}`;
}

interface Props {
  readonly draft: TestDraft;
  readonly today: PlainDate;
  /** What is wrong, by field. */
  readonly messages: Readonly<Record<string, string>>;
  readonly heldNames?: { readonly performedBy: string | null; readonly reviewedBy: string | null };
  /** The reason for a change of a stored survey; absent for a new one. */
  readonly reason?: string;
  /** Between the survey itself and its papers. */
  readonly children: ReactNode;
  set(part: Partial<TestDraft>): void;
  setReason?(reason: string): void;
}

/** The fields of a survey, what every survey needs first. */
export function TestFields({ draft, today, messages, heldNames, reason, children, set, setReason }: Props) {
  const { t } = useTranslation('compliance');
  const { t: tRules } = useTranslation('obligations');
  const future = PlainDate.safeParse(draft.testDate).success && draft.testDate > today;
  const date = (field: 'testDate' | 'reportDate' | 'submissionDate') => (
    <DateField
      id={testInputId(field)}
      label={t(`form.${field}`)}
      value={draft[field]}
      error={messages[field]}
      {...(field === 'testDate' && future ? { description: t('form.future') } : {})}
      onChange={(value) => set({ [field]: value })}
    />
  );
  return (
    <Stack gap="md">
      <SectionCard title={t('columns.date')}>
        <Stack gap="md">
          <div className={classes.fields}>
            <Select
              id={testInputId('type')}
              label={t('form.type')}
              data={testTypes.map((value) => ({ value, label: tRules(`types.${value}`) }))}
              value={draft.type}
              error={messages.type}
              searchable
              openOnFocus={false}
              allowDeselect={false}
              onChange={(next) => set({ type: testTypes.find((one) => one === next) ?? draft.type })}
            />
            {date('testDate')}
            <PersonPicker
              id={testInputId('performedById')}
              label={t('form.performedBy')}
              roles={performerRoles}
              value={draft.performedById}
              heldName={heldNames?.performedBy ?? null}
              error={messages.performedById}
              onChange={(performedById) => set({ performedById })}
            />
            <PersonPicker
              id={testInputId('reviewedById')}
              label={t('form.reviewedBy')}
              roles={reviewerRoles}
              value={draft.reviewedById}
              heldName={heldNames?.reviewedBy ?? null}
              error={messages.reviewedById}
              onChange={(reviewedById) => set({ reviewedById })}
            />
          </div>
          <OutcomeChoice value={draft.outcome} error={messages.outcome} onChange={(outcome) => set({ outcome })} />
          <Textarea
            id={testInputId('notes')}
            label={t('form.notes')}
            autosize
            minRows={2}
            maxRows={14}
            maxLength={20_000}
            value={draft.notes}
            error={messages.notes}
            onChange={(event) => set({ notes: event.currentTarget.value })}
          />
          {setReason && (
            <TextInput
              id={testInputId('reason')}
              label={t('form.reason')}
              description={t('form.reasonHint')}
              required
              maxLength={500}
              value={reason ?? ''}
              error={messages.reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Stack>
      </SectionCard>
      {children}
      <SectionCard title={t('form.paperwork')} lead={t('form.paperworkHint')}>
        <div className={classes.fields}>
          {date('reportDate')}
          {date('submissionDate')}
        </div>
      </SectionCard>
    </Stack>
  );
}
