import { TextInput, type TextInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props extends Omit<TextInputProps, 'label' | 'onChange'> {
  readonly value: string;
  readonly onChange: (code: string) => void;
  /** Only what the app shows; a recovery code would not do. */
  readonly appOnly?: boolean;
}

/** The code of a second factor: six digits of the app, or a recovery code. */
export function CodeField({ value, onChange, appOnly = false, ...props }: Props) {
  const { t } = useTranslation('ui');
  return (
    <TextInput
      {...props}
      label={t('code.label')}
      description={t(appOnly ? 'code.appHint' : 'code.hint')}
      autoComplete="one-time-code"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={40}
      {...(appOnly ? { inputMode: 'numeric' as const } : {})}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
