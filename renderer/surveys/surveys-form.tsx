import { Stack, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { severities } from '../../shared/findings.ts';
import type { OutputOf } from '../api/client.ts';
import { useAction } from '../api/hooks.ts';
import { SectionCard } from '../ui/section-card.tsx';
import { SettingsFrame } from '../ui/settings-frame.tsx';
import { useSettingsDraft } from '../ui/use-settings-draft.ts';
import { mostFindingDays, surveysChange, surveysDraft, surveysProblems } from './surveys-draft.ts';

interface Props {
  readonly stored: OutputOf<'compliance.settings'>;
  readonly editable: boolean;
}

/** The decisions as a form. */
export function SurveysForm({ stored, editable }: Props) {
  const { t } = useTranslation('compliance');
  const form = useSettingsDraft({
    name: 'finding-days',
    stored,
    action: useAction('compliance.saveSettings'),
    topics: ['compliance'],
    done: t('decisions.saved'),
    editable,
    draftOf: surveysDraft,
    differs: (draft, base) => surveysProblems(draft).length > 0 || Object.keys(surveysChange(base, draft)).length > 0,
    read(draft, base) {
      const wrong = surveysProblems(draft).map(
        (severity) => [severity, t('decisions.wrongDays', { most: mostFindingDays })] as const,
      );
      if (wrong.length > 0) return { wrong: Object.fromEntries(wrong) };
      return { input: { version: base.version, ...surveysChange(base, draft) } };
    },
    fieldOf: (path) => path.replace(/^findingDueDays\./, ''),
  });

  return (
    <SettingsFrame form={form} short>
      <SectionCard title={t('decisions.review')}>
        <Switch
          label={t('decisions.reviewerMustDiffer')}
          description={t('decisions.reviewerMustDifferHint')}
          checked={form.draft.reviewerMustDiffer}
          disabled={!editable}
          onChange={(event) => form.set({ reviewerMustDiffer: event.currentTarget.checked })}
        />
      </SectionCard>
      <SectionCard title={t('decisions.dueDays')} lead={t('decisions.dueDaysLead')}>
        <Stack gap="sm">
          {severities.map((severity) => (
            <TextInput
              key={severity}
              {...form.text(severity)}
              label={t(`decisions.severities.${severity}`)}
              inputMode="numeric"
              maxLength={4}
              maw={260}
              disabled={!editable}
            />
          ))}
        </Stack>
      </SectionCard>
    </SettingsFrame>
  );
}
