import { Button, Group, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Severity, severities } from '../../shared/findings.ts';
import type { OutputOf } from '../api/client.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Form } from '../ui/form.tsx';
import { useUnsavedGuard } from '../ui/form-guard.tsx';
import { useNotify } from '../ui/notify.ts';
import { goToInput } from '../ui/problem-summary.tsx';
import { rebased } from '../ui/rebased.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { useSaveShortcut } from '../ui/shortcuts.ts';
import { storedNow } from '../ui/stored-now.ts';
import { mostFindingDays, type SurveysDraft, surveysChange, surveysDraft, surveysProblems } from './surveys-draft.ts';

type Stored = OutputOf<'compliance.settings'>;

interface Props {
  readonly stored: Stored;
  readonly editable: boolean;
}

/** The decisions as a form; what was not touched follows what others save meanwhile. */
export function SurveysForm({ stored, editable }: Props) {
  const { t } = useTranslation('compliance');
  const notify = useNotify();
  const touch = useTouch();
  const [base, setBase] = useState(stored);
  const [draft, setDraft] = useState(() => surveysDraft(stored));
  const [wrong, setWrong] = useState<readonly Severity[]>([]);
  const [error, setError] = useState<unknown>();
  const [raced, setRaced] = useState(false);
  const action = useAction('compliance.saveSettings');
  // Somebody else saved: read in already, so the fields that nobody touched here follow.
  if (stored.version > base.version) {
    setDraft(rebased(draft, surveysDraft(base), surveysDraft(stored)));
    setBase(stored);
  }
  const dirty = surveysProblems(draft).length > 0 || Object.keys(surveysChange(base, draft)).length > 0;
  useUnsavedGuard(dirty);

  const set = (part: Partial<SurveysDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setWrong((before) => before.filter((severity) => !(severity in part)));
  };
  const save = async () => {
    if (!editable || action.isPending) return;
    setError(undefined);
    const problems = surveysProblems(draft);
    setWrong(problems);
    const [first] = problems;
    if (first !== undefined) return goToInput(inputId(first));
    const change = surveysChange(base, draft);
    if (Object.keys(change).length === 0) return;
    try {
      const saved = await action.mutateAsync({ version: base.version, ...change });
      setBase(saved);
      setDraft(surveysDraft(saved));
      setRaced(false);
      touch('compliance');
      notify.done(t('decisions.saved'));
    } catch (refusal) {
      const current = storedNow<Stored>(refusal);
      if (!current) return setError(refusal);
      setDraft((before) => rebased(before, surveysDraft(base), surveysDraft(current)));
      setBase(current);
      setRaced(true);
    }
  };
  useSaveShortcut(() => void save());

  return (
    <Form onSubmit={save}>
      <Stack gap="md">
        {error !== undefined && <ErrorPanel error={error} />}
        {raced && (
          <Text size="sm" role="alert">
            {t('decisions.conflict')}
          </Text>
        )}
        <SectionCard title={t('decisions.review')}>
          <Switch
            label={t('decisions.reviewerMustDiffer')}
            description={t('decisions.reviewerMustDifferHint')}
            checked={draft.reviewerMustDiffer}
            disabled={!editable}
            onChange={(event) => set({ reviewerMustDiffer: event.currentTarget.checked })}
          />
        </SectionCard>
        <SectionCard title={t('decisions.dueDays')} lead={t('decisions.dueDaysLead')}>
          <Stack gap="sm">
            {severities.map((severity) => (
              <TextInput
                key={severity}
                id={inputId(severity)}
                label={t(`decisions.severities.${severity}`)}
                inputMode="numeric"
                maxLength={4}
                maw={260}
                value={draft[severity]}
                error={wrong.includes(severity) && t('decisions.wrongDays', { most: mostFindingDays })}
                disabled={!editable}
                onChange={(event) => set({ [severity]: event.currentTarget.value })}
              />
            ))}
          </Stack>
        </SectionCard>
        {editable && (
          <Group justify="flex-end">
            <Button
              variant="default"
              disabled={!dirty}
              onClick={() => {
                setDraft(surveysDraft(base));
                setWrong([]);
                setRaced(false);
              }}
            >
              {t('decisions.discard')}
            </Button>
            <Button type="submit" loading={action.isPending} disabled={!dirty}>
              {t('decisions.save')}
            </Button>
          </Group>
        )}
      </Stack>
    </Form>
  );
}

function inputId(severity: Severity): string {
  return `finding-days-${severity}`;
}
