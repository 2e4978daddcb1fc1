import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { passwordLength } from '../../shared/password-rules.ts';
import { useCall } from '../api/hooks.ts';
import { checkNewPassword, type NewPasswordDraft, strengthOf } from './new-password.ts';
import { PasswordField } from './password-field.tsx';
import { StrengthMeter } from './strength-meter.tsx';
import { usePasswordStrength } from './use-password-strength.ts';

export { checkNewPassword, type NewPasswordDraft };

interface Props {
  readonly draft: NewPasswordDraft;
  readonly onChange: (draft: NewPasswordDraft) => void;
  /** Says what is wrong; before that the length counts along without blame. */
  readonly checked: boolean;
  /** What the core answered about the password. */
  readonly refusal?: string | undefined;
  /** What others would try first: username, e-mail address. The clinic's name is added. */
  readonly words?: readonly (string | null)[];
  /** The first run: there is no installation yet whose rules could be asked for. */
  readonly beforeSetup?: boolean;
}

/** Two fields for a new password, with its length counted and its strength shown while typing. */
export function NewPasswordFields({ draft, onChange, checked, refusal, words = [], beforeSetup = false }: Props) {
  const { t } = useTranslation('ui');
  const rules = useCall('auth.options', {}, { enabled: !beforeSetup });
  const min = rules.data?.passwordMinLength ?? passwordLength.usual;
  const known = [...words, rules.data?.clinicName ?? null].filter((word) => word !== null && word !== '') as string[]; // as: filtered
  const assessed = usePasswordStrength(draft.password, known);
  const note = useEffectEvent(() => onChange({ ...draft, minLength: min, assessed }));
  useEffect(() => {
    if (draft.minLength !== min || draft.assessed !== assessed) note();
  }, [min, assessed, draft.minLength, draft.assessed]);

  const wrong = checkNewPassword(draft);
  const missing = min - draft.password.length;
  const error =
    refusal ??
    (checked && wrong.password ? t(`password.${wrong.password}`, { min, max: passwordLength.most }) : undefined);
  const hint =
    draft.password.length === 0
      ? t('password.hint', { min })
      : missing > 0
        ? t('password.missing', { count: missing })
        : t('password.longEnough');
  return (
    <>
      <div>
        <PasswordField
          label={t('password.new')}
          description={error ? undefined : hint}
          autoComplete="new-password"
          required
          value={draft.password}
          onChange={(event) => onChange({ ...draft, password: event.currentTarget.value })}
          error={error}
        />
        <StrengthMeter strength={draft.password === '' ? undefined : strengthOf(draft)} />
      </div>
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
