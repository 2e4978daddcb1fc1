import { useTranslation } from 'react-i18next';
import { passwordLength } from '../../shared/auth.ts';
import { PasswordField } from './password-field.tsx';

/** A password being set, typed twice. */
export interface NewPasswordDraft {
  readonly password: string;
  readonly again: string;
}

/** What is wrong with a draft, as keys of the words below `password`; nothing when it can be sent. */
export function checkNewPassword(draft: NewPasswordDraft): {
  readonly password?: 'tooShort' | 'tooLong';
  readonly again?: 'different';
} {
  const length = draft.password.length;
  if (length < passwordLength.min) return { password: 'tooShort' };
  if (length > passwordLength.max) return { password: 'tooLong' };
  return draft.password === draft.again ? {} : { again: 'different' };
}

interface Props {
  readonly draft: NewPasswordDraft;
  readonly onChange: (draft: NewPasswordDraft) => void;
  /** Says what is wrong; before that the length counts along without blame. */
  readonly checked: boolean;
  /** What the core answered about the password. */
  readonly refusal?: string | undefined;
}

/** Two fields for a new password, with its length counted live. */
export function NewPasswordFields({ draft, onChange, checked, refusal }: Props) {
  const { t } = useTranslation('ui');
  const wrong = checkNewPassword(draft);
  const length = draft.password.length;
  const missing = passwordLength.min - length;
  const error =
    refusal ??
    (checked && wrong.password
      ? t(`password.${wrong.password}`, { min: passwordLength.min, max: passwordLength.max })
      : undefined);
  const hint =
    length === 0
      ? t('password.hint', { min: passwordLength.min })
      : missing > 0
        ? t('password.missing', { count: missing })
        : t('password.longEnough');
  return (
    <>
      <PasswordField
        label={t('password.new')}
        description={error ? undefined : hint}
        autoComplete="new-password"
        required
        value={draft.password}
        onChange={(event) => onChange({ ...draft, password: event.currentTarget.value })}
        error={error}
      />
      <PasswordField
        label={t('password.again')}
        autoComplete="new-password"
        required
        value={draft.again}
        onChange={(event) => onChange({ ...draft, again: event.currentTarget.value })}
        error={checked && wrong.again ? t('password.different') : undefined}
      />
    </>
  );
}
