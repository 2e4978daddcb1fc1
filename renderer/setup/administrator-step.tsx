import { Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSentence } from '../i18n/index.ts';
import { NewPasswordFields } from '../ui/new-password-fields.tsx';
import { type AdministratorDraft, checkAdministrator } from './draft.ts';
import { StepButtons } from './step-buttons.tsx';

interface Props {
  readonly draft: AdministratorDraft;
  readonly onChange: (draft: AdministratorDraft) => void;
  /** What the core refused, by input path. */
  readonly refused: Readonly<Record<string, string>>;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** The first account: it can do everything and creates the others. */
export function AdministratorStep({ draft, onChange, refused, onBack, onNext }: Props) {
  const { t } = useTranslation('setup');
  const sentence = useSentence();
  const [checked, setChecked] = useState(false);
  const wrong = checkAdministrator(draft);
  const usernameError = checked && wrong.username ? sentence(wrong.username) : undefined;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (Object.keys(wrong).length === 0) onNext();
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm" maw={420}>
        <TextInput
          label={t('administrator.username')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          required
          value={draft.username}
          onChange={(event) => onChange({ ...draft, username: event.currentTarget.value })}
          error={refused['administrator.username'] ?? usernameError}
        />
        <TextInput
          label={t('administrator.email')}
          type="email"
          autoComplete="email"
          value={draft.email}
          onChange={(event) => onChange({ ...draft, email: event.currentTarget.value })}
          error={refused['administrator.email'] ?? (checked && wrong.email ? t('administrator.emailWrong') : undefined)}
        />
        <NewPasswordFields
          draft={draft}
          onChange={(next) => onChange({ ...draft, ...next })}
          checked={checked}
          refusal={refused['administrator.password']}
          words={[draft.username, draft.email]}
          beforeSetup
        />
      </Stack>
      <StepButtons onBack={onBack} nextLabel={t('next')} />
    </form>
  );
}
