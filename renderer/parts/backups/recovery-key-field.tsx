import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly description?: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly required?: boolean;
  /** A dialog begins here. */
  readonly focused?: boolean;
  onChange(key: string): void;
}

/** The recovery key as it is read from the printed sheet. */
export function RecoveryKeyField({ description, value, error, required = false, focused = false, onChange }: Props) {
  const { t } = useTranslation('setup');
  return (
    <TextInput
      label={t('unlock.key')}
      description={description ?? t('unlock.keyHint')}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={200}
      {...(focused && { 'data-autofocus': true })}
      required={required}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
    />
  );
}
