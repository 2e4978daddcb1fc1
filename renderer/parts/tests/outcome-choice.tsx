import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type TestOutcome, testOutcomes } from '#shared/test-types.ts';
import classes from './tests.module.css';

/** The input to which a form leads when the outcome is missing. */
export const outcomeId = 'test-outcome';

interface Props {
  readonly value: TestOutcome | null;
  readonly error?: string | undefined;
  onChange(outcome: TestOutcome): void;
}

/** What a survey found, as three choices that are large enough for a finger in a glove. */
export function OutcomeChoice({ value, error, onChange }: Props) {
  const { t } = useTranslation('compliance');
  return (
    <Radio.Group
      label={t('form.outcome')}
      value={value ?? ''}
      error={error}
      onChange={(next) => {
        const outcome = testOutcomes.find((one) => one === next);
        if (outcome) onChange(outcome);
      }}
    >
      <div className={classes.outcomes}>
        {testOutcomes.map((outcome, index) => (
          <div key={outcome} className={classes.outcome} data-chosen={value === outcome || undefined}>
            <Radio
              value={outcome}
              {...(index === 0 ? { id: outcomeId } : {})}
              label={t(`outcomes.${outcome}`)}
              description={t(`outcomeHints.${outcome}`)}
            />
          </div>
        ))}
      </div>
    </Radio.Group>
  );
}
