import { Alert, Button, Group, Kbd, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Test } from '#shared/compliance.ts';
import { localDate, type PlainDate } from '#shared/dates.ts';
import { Form } from '../../ui/form.tsx';
import { useUnsavedGuard } from '../../ui/form-guard.tsx';
import { ProblemSummary } from '../../ui/problem-summary.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { useSaveShortcut } from '../../ui/shortcuts.ts';
import { ChosenFiles } from '../documents/chosen-files.tsx';
import { FileProgress } from '../documents/file-progress.tsx';
import { CountedObligations } from './counted-obligations.tsx';
import { NewFindings } from './new-findings.tsx';
import { type TestDraft, testDraft } from './test-draft.ts';
import { TestFields } from './test-fields.tsx';
import classes from './tests.module.css';
import { useMessages } from './use-messages.ts';
import { type Belongings, useSaveTest } from './use-save-test.ts';

interface Props {
  readonly unitId: number;
  readonly installedOn: PlainDate | null;
  /** What the form begins with. */
  readonly initial: TestDraft;
  /** The stored survey that is edited; absent for a new one. */
  readonly test?: Test;
  /** The booking that a new survey completes. */
  readonly bookingId?: number;
  done(test: Test): void;
  cancel(): void;
}

/** Records or corrects a survey: type, day and outcome are enough, Ctrl+S saves. */
export function TestForm({ unitId, installedOn, initial, test, bookingId, done, cancel }: Props) {
  const { t } = useTranslation('compliance');
  const { t: tUi } = useTranslation('ui');
  const [today] = useState(() => localDate(new Date()));
  const [opened, setOpened] = useState(initial);
  const [draft, setDraft] = useState(initial);
  const [reason, setReason] = useState('');
  const [belongings, setBelongings] = useState<Belongings>({ findings: [], files: [] });
  const { findings, files } = belongings;
  const { messages, problems, attempt, check, refuse, forget } = useMessages();
  const saving = useSaveTest({ unitId, test, bookingId, onConflict });
  const [finished, setFinished] = useState<Test>();
  const latest = useRef(done);
  latest.current = done;
  useUnsavedGuard(finished === undefined && (draft !== opened || findings.length + files.length > 0));
  useEffect(() => {
    // Only after this render the guard has let go.
    if (finished) latest.current(finished);
  }, [finished]);

  function onConflict(rebase: (draft: TestDraft, opened: TestDraft) => TestDraft, current: Test) {
    setDraft((before) => rebase(before, opened));
    setOpened(testDraft(current));
  }
  const set = (part: Partial<TestDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    forget(Object.keys(part));
  };
  const save = async () => {
    if (saving.pending || finished) return;
    if (!check({ draft, today, test, reason, findings })) return;
    try {
      const saved = await saving.save(draft, reason, belongings, setBelongings);
      if (saved) setFinished(saved);
    } catch (refusal) {
      refuse(refusal);
    }
  };
  useSaveShortcut(() => void save());

  return (
    <Form onSubmit={save}>
      <Stack gap="md">
        <ProblemSummary
          title={t('form.problems.title')}
          problems={problems.list}
          error={problems.error}
          attempt={attempt}
        />
        {saving.recorded !== undefined && problems.error !== undefined && (
          <Alert variant="light" color="yellow" icon={<IconAlertTriangle aria-hidden />}>
            {t('form.partly')}
          </Alert>
        )}
        {saving.raced && (
          <Alert variant="light" color="yellow" role="alert" icon={<IconAlertTriangle aria-hidden />}>
            {t('form.conflict')}
          </Alert>
        )}
        <TestFields
          draft={draft}
          today={today}
          messages={messages}
          {...(test ? { heldNames: { performedBy: test.performedByName, reviewedBy: test.reviewedByName } } : {})}
          {...(test ? { reason, setReason } : {})}
          set={set}
        >
          <SectionCard title={t('form.counts.title')}>
            <CountedObligations
              unitId={unitId}
              installedOn={installedOn}
              type={draft.type}
              testDate={draft.testDate}
              excluded={draft.excluded}
              stored={test !== undefined}
              onChange={(excluded) => set({ excluded })}
            />
          </SectionCard>
          {!test && (
            <SectionCard title={t('form.findings.title')}>
              <NewFindings
                findings={findings}
                unfit={draft.outcome === 'fail'}
                blank={new Set(problems.findings)}
                onChange={(next) => setBelongings({ findings: next, files })}
              />
            </SectionCard>
          )}
          {!test && (
            <SectionCard title={t('form.documents')}>
              <ChosenFiles
                label={t('form.documentsAdd')}
                files={files}
                onChange={(next) => setBelongings({ findings, files: next })}
              />
            </SectionCard>
          )}
        </TestFields>
        <Group justify="flex-end" className={classes.sticky ?? ''}>
          {saving.sending && <FileProgress {...saving.sending} />}
          <Kbd size="xs" visibleFrom="sm" aria-hidden>
            {t('form.saveKeys')}
          </Kbd>
          <Button variant="default" onClick={cancel}>
            {tUi('cancel')}
          </Button>
          <Button type="submit" loading={saving.pending}>
            {t('form.save')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
