import { Radio, Stack, Text } from '@mantine/core';
import { IconBuildingHospital, IconFileImport, IconSquareRoundedPlus } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../shared/contract/errors.ts';
import { ChoiceCard } from '../ui/choice-card.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import type { StartChoice } from './draft.ts';
import { StepButtons } from './step-buttons.tsx';

const choices = [
  { value: 'sample', icon: IconBuildingHospital },
  { value: 'file', icon: IconFileImport },
  { value: 'empty', icon: IconSquareRoundedPlus },
] as const satisfies { value: StartChoice; icon: unknown }[];

interface Props {
  readonly choice: StartChoice;
  readonly onChoice: (choice: StartChoice) => void;
  readonly pending: boolean;
  readonly error: AppError | null;
  readonly onBack: () => void;
  readonly onFinish: () => void;
}

/** How to begin; all three can still be had later. */
export function StartStep({ choice, onChoice, pending, error, onBack, onFinish }: Props) {
  const { t } = useTranslation('setup');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!pending) onFinish();
  };
  return (
    <form onSubmit={submit} noValidate>
      {error && <ErrorPanel error={error} />}
      <Radio.Group value={choice} onChange={(value) => onChoice(value as StartChoice)} aria-label={t('steps.start')}>
        <Stack gap="xs" mt={error ? 'md' : 0}>
          {choices.map(({ value, icon }) => (
            <ChoiceCard
              key={value}
              value={value}
              icon={icon}
              title={t(`start.${value}.title`)}
              text={t(`start.${value}.text`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {pending && (
        <Text size="sm" c="dimmed" mt="sm" role="status">
          {t('working')}
        </Text>
      )}
      <StepButtons onBack={onBack} nextLabel={t('finish')} pending={pending} />
    </form>
  );
}
