import { Radio, Stack, TextInput } from '@mantine/core';
import { IconDatabaseImport, IconSquareRoundedPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../shared/contract/errors.ts';
import type { SystemStatus } from '../../shared/system.ts';
import { ChoiceCard } from '../ui/choice-card.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { DataFolder } from './data-folder.tsx';
import type { Origin } from './draft.ts';
import { StepButtons } from './step-buttons.tsx';

interface Props {
  readonly status: SystemStatus;
  readonly code: string;
  readonly onCode: (code: string) => void;
  readonly pending: boolean;
  readonly error: AppError | null;
  readonly origin: Origin;
  readonly onOrigin: (origin: Origin) => void;
  readonly onNext: () => void;
}

const icons = { new: IconSquareRoundedPlus, backup: IconDatabaseImport } as const satisfies Record<Origin, unknown>;
const origins = ['new', 'backup'] as const;

/** Where the data lives, from another PC the code that proves access to the workstation, and whether there is a backup to start from. */
export function FolderStep({ status, code, onCode, pending, error, origin, onOrigin, onNext }: Props) {
  const { t } = useTranslation('setup');
  const [checked, setChecked] = useState(false);
  const codeMissing = status.setupCodeRequired && code.trim() === '';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!codeMissing) onNext();
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {error && <ErrorPanel error={error} />}
        {status.dataFolder && <DataFolder path={status.dataFolder} />}
        {status.setupCodeRequired && (
          <TextInput
            label={t('code.label')}
            description={t('code.hint')}
            autoComplete="off"
            spellCheck={false}
            autoFocus
            required
            withAsterisk={false}
            maw={320}
            value={code}
            onChange={(event) => onCode(event.currentTarget.value)}
            error={checked && codeMissing ? t('code.missing') : undefined}
          />
        )}
        <Radio.Group
          label={t('origin.label')}
          value={origin}
          onChange={(value) => onOrigin(value === 'backup' ? 'backup' : 'new')}
        >
          <Stack gap="xs" mt="xs">
            {origins.map((value) => (
              <ChoiceCard
                key={value}
                value={value}
                icon={icons[value]}
                title={t(`origin.${value}.title`)}
                text={t(`origin.${value}.text`)}
              />
            ))}
          </Stack>
        </Radio.Group>
      </Stack>
      <StepButtons nextLabel={t('next')} pending={pending} />
    </form>
  );
}
