import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Examination, SpeakingSurvey } from '#shared/examinations.ts';
import { useSession } from '../../session/session.tsx';
import { useFormats } from '../../ui/formats.ts';
import { OutcomeSign } from '../tests/outcome-sign.tsx';
import classes from './examinations.module.css';

/** The surveys of the machine around the day of an examination: they speak for the dose that it gave. */
export function SurveyLines({ examination }: { readonly examination: Examination }) {
  const { t } = useTranslation('examinations');
  const { unit, surveyBefore, surveyAfter } = examination;
  return (
    <dl className={classes.surveys}>
      <dt>{t('surveys.before')}</dt>
      <dd>
        <Survey survey={surveyBefore} unitId={unit.id} none={t('surveys.noneBefore')} />
      </dd>
      <dt>{t('surveys.after')}</dt>
      <dd>
        <Survey survey={surveyAfter} unitId={unit.id} none={t('surveys.noneAfter')} />
      </dd>
    </dl>
  );
}

interface SurveyProps {
  readonly survey: SpeakingSurvey | null;
  readonly unitId: number;
  readonly none: string;
}

function Survey({ survey, unitId, none }: SurveyProps) {
  const { t } = useTranslation('obligations');
  const formats = useFormats();
  const { can } = useSession();
  if (survey === null)
    return (
      <Text size="sm" c="dimmed" span>
        {none}
      </Text>
    );
  const text = `${t(`types.${survey.type}`)}, ${formats.date(survey.on)}`;
  return (
    <span className={classes.survey}>
      {can('equipment:read') ? (
        <Anchor component={Link} to={`/equipment/${unitId}#surveys`} size="sm">
          {text}
        </Anchor>
      ) : (
        <Text size="sm" span>
          {text}
        </Text>
      )}
      <OutcomeSign outcome={survey.outcome} />
    </span>
  );
}
