import { Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../shared/contract/errors.ts';
import type { SystemStatus } from '../../shared/system.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { DataFolder } from './data-folder.tsx';
import { StepButtons } from './step-buttons.tsx';

interface Props {
  readonly status: SystemStatus;
  readonly code: string;
  readonly onCode: (code: string) => void;
  readonly pending: boolean;
  readonly error: AppError | null;
  readonly onNext: () => void;
}

/** Where the data lives, and from another PC the code that proves access to the workstation. */
export function FolderStep({ status, code, onCode, pending, error, onNext }: Props) {
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
      </Stack>
      <StepButtons nextLabel={t('next')} pending={pending} />
    </form>
  );
}
