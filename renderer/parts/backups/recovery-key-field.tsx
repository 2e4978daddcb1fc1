import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly description?: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly id?: string;
  onChange(key: string): void;
}

/** The recovery key as it is read from the printed sheet. */
export function RecoveryKeyField({ description, value, error, id, onChange }: Props) {
  const { t } = useTranslation('setup');
  return (
    <TextInput
      {...(id === undefined ? {} : { id })}
      label={t('unlock.key')}
      description={description ?? t('unlock.keyHint')}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={200}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
    />
  );
}
